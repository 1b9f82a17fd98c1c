// An alarm: while it holds, it takes the place of everything else beside the conversation.

import { $, cast, put } from "./dom.js";

export class Alarm {
  #place = $("#alarm");
  #shown = "null";

  // alarm: {act, number, tel, heard, todo, worse, emergency}, or null. The same one is not said twice.
  show(alarm) {
    this.#change(alarm);
    if (alarm) this.#place.scrollIntoView({ block: "start" });
  }

  #change(alarm) {
    const told = JSON.stringify(alarm);
    if (told === this.#shown) return;
    this.#shown = told;
    document.body.toggleAttribute("data-alarm", alarm !== null);
    this.#place.replaceChildren(...(alarm ? [cardOf(alarm)] : []));
  }
}

function cardOf(alarm) {
  const card = cast("alarm-of");
  for (const name of ["act", "heard", "todo", "worse"]) put(card, `.${name}`, alarm[name]);
  dial(card, ".number", alarm.number, alarm.tel);
  dial(card, ".emergency", alarm.emergency === alarm.number ? "" : alarm.emergency, alarm.emergency);
  return card;
}

function dial(card, place, number, tel) {
  const link = $(`${place} a`, card);
  link.textContent = number;
  link.href = `tel:${tel}`;
  $(place, card).hidden = !number;
}
