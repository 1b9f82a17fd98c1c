// What outlives a reload, a change of language, and the server: in this tab alone.

const NAME = "leg-comfort";
const NOTHING = { token: null, locale: null, turns: [], draft: "", device: {}, focus: "" };

export class Kept {
  #all = { ...NOTHING, ...read() };

  get turns() {
    return this.#all.turns;
  }

  get last() {
    return this.turns.at(-1) ?? null;
  }

  get(name) {
    return this.#all[name];
  }

  put(changes) {
    Object.assign(this.#all, changes);
    write(this.#all);
  }

  add(turn) {
    this.put({ turns: [...this.turns, turn] });
  }
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

// A conversation of hundreds of turns is too large: what was sent in the older half is dropped then.
function write(all) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(all));
  } catch {
    const half = Math.floor(all.turns.length / 2);
    if (!half) return;
    const older = all.turns.slice(0, half).map((turn) => ({ ...turn, request: null, screen: null, response: {} }));
    store({ ...all, turns: [...older, ...all.turns.slice(half)] });
  }
}

function store(all) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(all));
  } catch (problem) {
    console.warn(problem);
  }
}
