// The conversation as it goes, turn under turn.

import { $, cast, put } from "./dom.js";

const PAUSE = " … ";

export class Conversation {
  #list = $("#conversation");
  #shown;
  #answered;

  // shown: called with a turn that somebody wants explained. answered: with an answer to Alexa.
  constructor(shown, answered) {
    this.#shown = shown;
    this.#answered = answered;
  }

  heard(text) {
    const item = cast("heard");
    put(item, "p", text);
    this.#add(item);
  }

  did(what) {
    this.#add(cast(what));
  }

  add(turn) {
    this.#answeredAlready();
    this.#add(this.#speech(turn));
    if (turn.card) this.#add(cardOf(turn.card));
    for (const each of turn.reminders) this.#add(reminderOf(each));
    if (turn.permission) this.#add(this.#permission());
    else if (!turn.open) this.#add(cast("ended"));
  }

  #speech(turn) {
    if (!turn.spoken) return cast("wordless");
    const item = cast("spoken");
    $("p", item).append(...turn.spoken.pieces.map(pieceOf));
    put(item, "[data-of=milliseconds]", turn.milliseconds);
    $(".hushed", item).hidden = !turn.spoken.pieces.some((piece) => piece.whisper);
    $("button", item).addEventListener("click", () => this.#shown(turn));
    return item;
  }

  #permission() {
    const item = cast("permission");
    item.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.#answered(button.value, button.textContent);
    });
    return item;
  }

  #answeredAlready() {
    for (const each of this.#list.querySelectorAll(".asks button")) each.disabled = true;
  }

  #add(item) {
    this.#list.append(item);
    this.#list.scrollTop = this.#list.scrollHeight;
  }
}

function pieceOf(piece) {
  const said = document.createElement("span");
  said.textContent = piece.pause === undefined ? `${piece.text} ` : PAUSE;
  said.className = piece.pause !== undefined ? "pause" : piece.whisper ? "whisper" : "";
  if (piece.pause !== undefined) said.setAttribute("aria-hidden", "true");
  return said;
}

function cardOf(card) {
  if (card.type === "AskForPermissionsConsent") return cast("permission-card");
  const item = cast("card");
  put(item, ".card-title", card.title ?? "");
  put(item, ".card-text", card.text ?? card.content ?? "");
  return item;
}

function reminderOf(reminder) {
  const item = cast(`reminder-${reminder.what}`);
  put(item, "time", reminder.when);
  put(item, ".zone", reminder.zone);
  put(item, ".text", reminder.text);
  return item;
}
