// Times the engine as WebAssembly and the same in JavaScript, turn by turn, and leaves the figures in `window.result`.
import init, { Bench } from "./bench_wasm.js";
import { Honest } from "./honest.js";

const RUNS = 9;
// The least milliseconds of one batch of calls, since the browser's clock tells a tenth of one; and of one run.
const BATCH = 5;
const LEAST = 60;
const RATIO_SIZES = [100, 1000];

const text = async (name) => (await fetch(name)).text();
const breathe = () => new Promise((done) => setTimeout(done));

// Milliseconds of one call: those of the fastest batch of a run, since whatever else the machine does only adds to it.
function timed(call) {
  const begun = performance.now();
  let fastest = Infinity;
  let count = 0;
  while (performance.now() - begun < LEAST) {
    const start = performance.now();
    let [times, spent] = [0, 0];
    do {
      if (!call((count += 1))) throw new Error("a call gave nothing");
      times += 1;
      spent = performance.now() - start;
    } while (spent < BATCH);
    fastest = Math.min(fastest, spent / times);
  }
  return fastest;
}

// Both, turn by turn, so that what slows the machine slows both.
async function turns(wasm, js) {
  const result = { wasm: [], js: [] };
  for (let run = -1; run < RUNS; run += 1) {
    for (const [name, call] of [["wasm", wasm], ["js", js]]) {
      const ms = timed(call);
      // The first turn warms up.
      if (run >= 0) result[name].push(ms);
      await breathe();
    }
  }
  return result;
}

// Lines that differ, and by how much at most: floating point rounds some halves the other way.
function compare(ours, theirs) {
  if (ours.length !== theirs.length) throw new Error(`${ours.length} figures and ${theirs.length}`);
  const number = (text) => Number(text.replace(/[£,]/g, ""));
  let [differ, most] = [0, 0];
  ours.forEach((figure, at) => {
    if (figure === theirs[at]) return;
    differ += 1;
    most = Math.max(most, Math.abs(number(figure) - number(theirs[at])));
  });
  return { figures: ours.length, differ, most };
}

// What is typed under the second measure, another text each time.
const typed = (time) => `1,${String(100 + (time % 900))}`;
const lines = (figures) => figures.split("\n");

async function all() {
  const { memory } = await init();
  const result = { rescore: [], ratios: [], agent: navigator.userAgent };
  for (const count of [100, 1000, 10000, 100000]) {
    const parts = await Promise.all(["base", "first", "later"].map((name) => text(`${count}.${name}.txt`)));
    const bench = Bench.setup(...parts);
    if (!bench) throw new Error(`the framework of ${count} measures was refused`);
    if (RATIO_SIZES.includes(count)) {
      const model = JSON.parse(await text(`${count}.model.txt`));
      const honest = new Honest(model);
      const begin = compare(lines(model.figures), honest.figures(honest.score()));
      const keyed = compare(lines(bench.keystroke(1, typed(7))), honest.keystroke(1, typed(7)));
      if (begin.most > 0.011 || keyed.most > 0.011) throw new Error(JSON.stringify({ begin, keyed }));
      result.ratios.push({
        measures: count,
        same: keyed,
        arithmetic: await turns(() => bench.arithmetic(), () => honest.arithmetic()),
        keystroke: await turns(
          (time) => lines(bench.keystroke(1, typed(time))).length,
          (time) => honest.keystroke(1, typed(time)).length,
        ),
        rescore: await turns(() => bench.rescore(), () => honest.score().lines.length),
      });
    }
    const ms = [];
    for (let run = -1; run < RUNS; run += 1) {
      const one = timed(() => bench.rescore());
      if (run >= 0) ms.push(one);
      await breathe();
    }
    result.rescore.push({ measures: count, ms, memory: memory.buffer.byteLength });
    bench.free();
  }
  return result;
}

all().then((result) => (window.result = result), (error) => (window.result = { error: String(error.stack ?? error) }));
