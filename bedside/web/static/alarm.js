// An alarm: while it holds, it takes the place of everything else beside the conversation.

import { $, cast, put } from "./dom.js";

export class Alarm {
  #place = $("#alarm");
  #shown = "null";

  // alarm: {level, act, number, tel, heard, todo, emergency}, or null. The same one is not said twice.
  show(alarm) {
    const told = JSON.stringify(alarm);
    if (told === this.#shown) return;
    this.#shown = told;
    document.body.toggleAttribute("data-alarm", alarm !== null);
    this.#place.replaceChildren(...(alarm ? [cardOf(alarm)] : []));
  }
}

function cardOf(alarm) {
  const card = cast("alarm-of");
  put(card, ".act", alarm.act);
  put(card, ".what-was-heard", alarm.heard);
  dial($(".number a", card), alarm.number, alarm.tel);
  dial($(".worse a", card), alarm.emergency, alarm.emergency);
  $(".worse", card).hidden = alarm.number === alarm.emergency;
  $(".number", card).classList.toggle("named", !alarm.tel);
  $(".todo", card).append(...alarm.todo.map(lineOf));
  return card;
}

// Whom there is no number for is named, and is no link.
function dial(link, number, tel) {
  link.textContent = number;
  if (tel) link.href = `tel:${tel}`;
}

function lineOf(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
