// Says that the answer is coming, once it takes longer than a moment.

import { $, showWhen } from "./dom.js";

const A_MOMENT = 400;

export class Waiting {
  #place = $("#waiting");
  #due = 0;
  #stays = false;

  constructor() {
    showWhen(this.#place);
  }

  // learning: whether the answer waits for what the desk learns.
  begin(learning) {
    this.#stays = false;
    showWhen(this.#place);
    this.#due = setTimeout(() => showWhen(this.#place, learning ? "learning" : "opening"), A_MOMENT);
  }

  // kept: what is typed is kept meanwhile. back: the Echo is back, to be read after the answer too.
  tell(what) {
    clearTimeout(this.#due);
    this.#stays = what === "back";
    showWhen(this.#place, what);
  }

  end() {
    clearTimeout(this.#due);
    if (!this.#stays) showWhen(this.#place);
  }
}
