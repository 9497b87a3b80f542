// The bench's work in floating point, as somebody would write it by hand who wants it to be fast and right: numbers are
// read once and kept, values are worked out when the framework is loaded, and only what changed is read again. It has the
// caps, the exclusive claims and the findings that the engine has on this offer. What it lacks is exactness.

const round = (value, places) => Math.round(value * 10 ** places) / 10 ** places;

// Reads a number as typed, as the engine does; null for what is none.
export function parse(text, money) {
  const match = /^(£ ?)?(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?([km%])?$/i.exec(text.trim());
  if (!match || (!match[2] && !match[3]) || (match[1] && !money)) return null;
  const value = Number(match[2].replaceAll(",", "") + (match[3] ?? ""));
  const times = { k: 1e3, m: 1e6 }[match[4]?.toLowerCase()] ?? 1;
  return value * times > 1e13 ? null : value * times;
}

// Commas between thousands.
function grouped(whole) {
  if (whole.length <= 3) return whole;
  let out = "";
  const first = whole.length % 3 || 3;
  for (let at = 0; at < whole.length; at += at ? 3 : first) {
    out += (at ? "," : "") + whole.slice(at, at ? at + 3 : first);
  }
  return out;
}

function pounds(value) {
  const text = value.toFixed(2);
  const whole = text.slice(0, -3);
  return "£" + grouped(whole) + (text.endsWith(".00") ? "" : text.slice(-3));
}

function quantity(value) {
  const text = value.toFixed(6);
  let end = text.length;
  while (text[end - 1] === "0") end -= 1;
  if (text[end - 1] === ".") end -= 1;
  return grouped(text.slice(0, -7)) + text.slice(text.length - 7, Math.max(end, text.length - 7));
}

const marks = (value) => value.toFixed(2);

export class Honest {
  constructor(model) {
    this.model = model;
    this.inputs = model.pledges.map((pledge, at) => this.read(at, pledge.typed));
    this.rules = model.rules.map((rule) => ({ ...rule, has: new Set(rule.measures) }));
    // Which rules a measure has, by kind.
    const of = (kind) => this.rules.filter((rule) => rule.kind === kind);
    [this.firstYear, this.personCaps, this.itemCaps, this.exclusive] =
      ["first_year_only", "person_cap", "item_cap", "exclusive"].map(of);
  }

  read(at, typed) {
    const money = this.model.measures[at].kind === "money";
    return typed.map((text) => parse(text, money));
  }

  // Units of a pledge: all, and those that count.
  units(at) {
    const { fullTime, months: term, personCap } = this.model;
    const [a, b, c] = this.inputs[at];
    switch (this.model.measures[at].kind) {
      case "fte_years": {
        const months = Math.min(c, term);
        const share = (a * Math.min(b, fullTime)) / fullTime;
        const first = this.firstYear.some((rule) => rule.has.has(at));
        return [(share * months) / 12, (share * (first ? Math.min(months, 12) : months)) / 12, first && months > 12];
      }
      case "training_weeks": {
        const each = c >= 3 ? b : (b * c) / 5;
        const capped = this.personCaps.some((rule) => rule.has.has(at)) ? Math.min(each, personCap) : each;
        return [a * each, a * capped, each > capped];
      }
      case "hours_attendees":
      case "person_weeks":
        return [a * b, a * b, false];
      default:
        return [a, a, false];
    }
  }

  score() {
    const { measures, pledges, itemCap, sectionCap, target, bestRival, weighting, split, scores, bestScore } = this.model;
    const findings = [];
    const lines = new Array(measures.length);
    for (let at = 0; at < measures.length; at += 1) {
      const [units, counted, cut] = this.inputs[at].includes(null) ? [0, 0, false] : this.units(at);
      if (cut) findings.push({ rule: "cut", measure: at, worth: round((units - counted) * measures[at].worth, 2) });
      lines[at] = { units, counted, quantity: 0, value: null, marks: null };
    }
    for (const rule of this.exclusive) {
      const members = rule.measures.filter((at) => lines[at].counted > 0);
      const worth = (at) => lines[at].counted * measures[at].worth;
      const order = [...members].sort((x, y) =>
        (rule.effect === "keep_lower" ? worth(x) - worth(y) : worth(y) - worth(x)) || x - y);
      const linked = (x, y) => pledges[x].same === y || pledges[y].same === x;
      const stays = [];
      for (const at of order) {
        const other = stays.find((other) => linked(at, other));
        if (other === undefined) {
          stays.push(at);
        } else {
          findings.push({ rule: rule.id, measure: at, other, worth: worth(at) });
          lines[at].counted = 0;
        }
      }
    }
    const themes = new Array(this.model.themes).fill(0);
    const sections = [0, 0];
    let social = 0;
    for (let at = 0; at < measures.length; at += 1) {
      const line = lines[at];
      const { worth, section, theme } = measures[at];
      line.quantity = round(line.units, 6);
      line.counted = round(line.counted, 6);
      if (line.counted > itemCap && this.itemCaps.some((rule) => rule.has.has(at))) {
        findings.push({ rule: "few", measure: at, worth: round((line.counted - itemCap) * worth, 2) });
        line.counted = itemCap;
      }
      if (worth === null) continue;
      line.value = line.counted * worth;
      themes[theme] += line.value;
      sections[section] += line.value;
      social += line.value;
    }
    if (sections[1] > sectionCap) {
      findings.push({ rule: "most", section: 1, worth: sections[1] - sectionCap });
    }
    const counted = [sections[0], Math.min(sections[1], sectionCap)];
    const outOf = (weighting * split) / 100;
    const best = Math.max(bestRival, counted[0]);
    const offer = round((outOf * counted[0]) / best, 2);
    const local = round(5 * Math.min(1, counted[1] / target), 2);
    const graded = round(scores.reduce((sum, score) => sum + (outOf * score) / (bestScore * scores.length), 0), 2);
    const earned = [offer, local];
    for (let at = 0; at < measures.length; at += 1) {
      const line = lines[at];
      const { section } = measures[at];
      if (line.value !== null) line.marks = round((earned[section] * line.value) / sections[section], 2);
    }
    return { lines, themes, counted, marks: [offer, local, graded], social, findings };
  }

  figures({ lines, themes, counted, marks: [offer, local, graded], social }) {
    const out = [];
    for (const { counted, value } of lines) out.push(quantity(counted), value === null ? "" : pounds(value));
    for (const theme of themes) out.push(pounds(theme));
    out.push(marks(offer), pounds(counted[0]), marks(local), pounds(counted[1]), marks(graded), "");
    out.push(pounds(social), marks(offer + local), marks(graded));
    return out;
  }

  keystroke(at, text) {
    this.inputs[at][0] = parse(text, this.model.measures[at].kind === "money");
    return this.figures(this.score());
  }

  arithmetic() {
    let sum = 0;
    for (const [people, hours, months, worth] of this.model.jobs) {
      sum += round((((people * hours) / this.model.fullTime) * months) / 12, 6) * worth;
    }
    return round((20 * sum) / (sum * 1.5), 2);
  }
}
