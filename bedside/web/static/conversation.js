// The conversation as it goes, turn under turn.

import { $, $$, cast, put } from "./dom.js";

const PAUSE = " … ";
const WORDLESS = { silence: "unsaid", touch: "touched", leave: "left" };

export class Conversation {
  #list = $("#conversation");
  #turns = 0;
  #pending = null;
  #shown;
  #answered;

  // shown: called with the place of a turn that somebody looks at. answered: with an answer to Alexa.
  constructor(shown, answered) {
    this.#shown = shown;
    this.#answered = answered;
  }

  // What a person does is shown at once, and stands until it is answered or taken back.
  pending(turn) {
    this.#pending = personOf(turn, this.#turns);
    if (this.#pending) this.#add(this.#pending);
  }

  takeBack() {
    this.#pending?.remove();
    this.#pending = null;
  }

  add(turn) {
    this.takeBack();
    this.#answeredAlready();
    const person = personOf(turn, this.#turns);
    if (person) this.#add(person);
    this.#add(this.#speech(turn, this.#turns++));
    if (turn.card) this.#add(cardOf(turn.card));
    for (const each of turn.reminders) this.#add(reminderOf(each));
    if (turn.permission) this.#add(this.#permission());
    else if (!turn.open) this.#add(cast("ended"));
    this.#part(turn.alarm !== null, person);
  }

  clear() {
    this.takeBack();
    this.#list.replaceChildren();
    this.#turns = 0;
  }

  // Marks the turn that is looked at.
  mark(place) {
    for (const each of $$(".time", this.#list)) each.removeAttribute("aria-current");
    $(`.time[data-turn="${place}"]`, this.#list)?.setAttribute("aria-current", "true");
  }

  // While an alarm holds, what came before it is out of the way.
  #part(alarmed, person) {
    const before = $(".before", this.#list) !== null;
    if (alarmed && !before) {
      for (const each of this.#list.children) {
        if (each === person) break;
        each.classList.add("before");
      }
    }
    if (!alarmed) for (const each of $$(".before", this.#list)) each.classList.remove("before");
  }

  #speech(turn, place) {
    if (!turn.spoken) return cast("wordless");
    const item = cast("spoken");
    $("p", item).append(...turn.spoken.pieces.map(pieceOf));
    put(item, "[data-of=milliseconds]", turn.milliseconds);
    $(".hushed", item).hidden = !turn.spoken.pieces.some((piece) => piece.whisper);
    $("button", item).dataset.turn = place;
    $("button", item).addEventListener("click", () => this.#shown(place));
    return item;
  }

  #permission() {
    const item = cast("permission");
    item.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.ariaDisabled === "false") this.#answered(button.value);
    });
    return item;
  }

  #answeredAlready() {
    for (const each of $$(".asks button", this.#list)) each.ariaDisabled = "true";
  }

  #add(item) {
    this.#list.append(item);
    this.#list.scrollTop = this.#list.scrollHeight;
  }
}

// The first opening is seen by what follows it.
function personOf(turn, turns) {
  if (turn.did === "launch") return turns ? cast("opened") : null;
  if (WORDLESS[turn.did]) return cast(WORDLESS[turn.did]);
  const item = cast("heard");
  put(item, "p", wordsOf(turn));
  return item;
}

export function titleOf(turn) {
  return $("p", personOf(turn, 1)).textContent;
}

function wordsOf(turn) {
  if (turn.heard) return turn.heard;
  if (turn.did === "consent") return $(`[value="${turn.answer}"]`, $("#permission").content).textContent;
  const slots = Object.entries(turn.slots ?? {}).map(([name, value]) => `${name} = ${value}`);
  return [turn.intent ?? "", ...slots].join(" ");
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
