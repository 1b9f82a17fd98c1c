// Which turn is looked at, and what was sent in it, to be copied.

import { $, $$, put, showWhen } from "./dom.js";
import { explain } from "./insight.js";
import { titleOf } from "./conversation.js";

export class Inspector {
  #turns;
  #marked;
  #place = 0;

  // turns: returns all turns. marked: called with the place of the turn that is looked at.
  constructor(turns, marked) {
    this.#turns = turns;
    this.#marked = marked;
    $("#earlier").addEventListener("click", () => this.look(this.#place - 1));
    $("#later").addEventListener("click", () => this.look(this.#place + 1));
    for (const each of $$(".copy")) each.addEventListener("click", () => copy(each.value));
    showWhen($("#copying"));
  }

  look(place) {
    const turns = this.#turns();
    if (!(place in turns)) return;
    this.#place = place;
    const turn = turns[place];
    put(document, "[data-of=place]", place + 1);
    put(document, "[data-of=turns]", turns.length);
    put(document, "[data-of=heard]", titleOf(turn));
    $("#earlier").ariaDisabled = String(place === 0);
    $("#later").ariaDisabled = String(place === turns.length - 1);
    showWhen($("#copying"));
    explain(turn);
    this.#marked(place);
  }

  newest() {
    this.look(this.#turns().length - 1);
  }
}

async function copy(part) {
  try {
    await navigator.clipboard.writeText($(`pre[data-of=${part}]`).textContent);
    showWhen($("#copying"), "copied");
  } catch {
    showWhen($("#copying"), "not-copied");
  }
}
