// Starts the page: a module of its own, because the policy forbids scripts in the page.
// It fetches the WebAssembly with its integrity, streams it, mounts the app, and shows a plain way out when
// anything fails, so that nobody is left with an empty page or loses work.

const tag = document.querySelector("script[data-glue]");
const here = (name) => new URL(name, import.meta.url).href;
const root = document.getElementById("app");
const { key } = tag.dataset;

// The names of src/state/keep.rs. Any storage can be blocked.
const named = (name) => `bpc.${name}${key === undefined ? "" : `-${key}`}`;
const attempt = (what) => {
  try {
    return what() || "";
  } catch {
    return "";
  }
};
const stored = (storage, name) => attempt(() => window[storage].getItem(named(name)));
const storages = ["sessionStorage", "localStorage"];

// What a place holds: the work, and its framework put into it, so that it opens anywhere.
function whole(read) {
  const [work, framework] = [read("work"), read("framework")];
  const file = framework && attempt(() => JSON.parse(work));
  if (!file?.framework) return [work, framework].filter(Boolean).join("\n");
  file.framework.text = framework;
  return JSON.stringify(file);
}

function broken(id) {
  for (const section of document.querySelectorAll("[data-broken]")) section.hidden = section.dataset.broken !== id;
  const shown = document.querySelector(`[data-broken="${id}"]`);
  if (id === "crash") {
    // From here on this section is the page's main part, and its heading the first.
    root.inert = true;
    const work = known("work");
    const kept = storages.some((storage) => stored(storage, "work") && (!work || stored(storage, "work") === work));
    shown.querySelector("[data-kept]").hidden = !kept;
    shown.querySelector("[data-lost]").hidden = kept || !work;
  }
  shown.scrollIntoView();
  shown.querySelector("h2").focus();
}

// What the app noted on its own element with every change.
const known = (name) => root.lastElementChild?.[named(name)] || "";

const onclick = (mark, call) => {
  for (const button of document.querySelectorAll(mark)) button.addEventListener("click", () => call(button));
};
onclick("[data-reload]", () => location.reload());
onclick("[data-copy]", async (button) => {
  const area = button.parentElement.querySelector("textarea");
  const places = [known, ...storages.map((storage) => (name) => stored(storage, name))];
  area.value = places.map(whole).find(Boolean) ?? "";
  area.hidden = false;
  area.select();
  await navigator.clipboard?.writeText(area.value).catch(() => {});
});
onclick("[data-without]", () => {
  for (const storage of storages) {
    const aside = ["unreadable", "work", "framework"].map((name) => stored(storage, name));
    if (!aside[1]) continue;
    attempt(() => {
      window[storage].setItem(named("unreadable"), aside.filter(Boolean).join("\n"));
      window[storage].removeItem(named("work"));
      window[storage].removeItem(named("framework"));
    });
  }
  location.reload();
});

addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) broken("crash");
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) broken("crash");
});

// A file of the page with its integrity, asked for at once so that all come together.
const own = (file, hash) => fetch(here(tag.dataset[file]), { integrity: tag.dataset[hash] });

async function start() {
  if (typeof WebAssembly !== "object") return broken("old");
  const [wasm, words] = [own("wasm", "wasmIntegrity"), own("first", "firstIntegrity")];
  const { default: init, mount } = await import(here(tag.dataset.glue));
  await init({ module_or_path: wasm });
  // The first view stays until the app stands in its place.
  const placeholder = root.firstElementChild;
  await mount(root, {
    lang: document.documentElement.lang,
    words: await (await words).text(),
    tables: tag.dataset.tables,
    files: here("./"),
    base: here("frameworks/"),
    route: "hash",
    placeholder,
    key,
  });
}

start().catch((error) => {
  console.error(error);
  // The files have their integrity: what does not compile is too new for the browser, or forbidden to it.
  const old = error instanceof WebAssembly.CompileError || error instanceof SyntaxError;
  broken(error instanceof WebAssembly.RuntimeError ? "crash" : old ? "old" : "load");
});
