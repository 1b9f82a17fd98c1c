// The Echo Show beside the conversation: a frame of no origin in which Amazon's renderer draws.

import { $, showWhen } from "./dom.js";

const EDGE = 10;

export class Show {
  #figure = $("#show");
  #frame = $("#show iframe");
  #shape = null;
  #last = null;
  #ready = false;

  // touched: called with the arguments of a touch.
  constructor(touched) {
    window.addEventListener("message", ({ source, data }) => {
      if (source !== this.#frame.contentWindow) return;
      if (data.touched) touched(data.touched);
      if (data.ready) this.#becomeReady();
      if (data.drawn !== undefined) this.#say(data.drawn ? null : "broken");
    });
    new ResizeObserver(() => this.fit()).observe(this.#figure);
  }

  get there() {
    return this.#shape !== null;
  }

  // shape: {width, height, dpi, round, mode}; null for a device without a screen.
  become(shape) {
    this.#shape = shape;
    this.#figure.hidden = shape === null;
    if (shape === null) return;
    this.#figure.classList.toggle("round", shape.round);
    this.#frame.src ||= this.#frame.dataset.src ?? "";
    this.fit();
    this.draw(this.#last);
  }

  // screen: {document, datasources}; null for darkness.
  draw(screen) {
    this.#last = screen;
    if (!this.there) return;
    this.#say(document.body.dataset.renderer === "missing" ? "missing" : screen ? null : "dark");
    if (this.#ready) this.#send({ screen, shape: this.#shape });
  }

  #becomeReady() {
    this.#ready = true;
    this.draw(this.#last);
  }

  #say(state) {
    showWhen(this.#figure, state);
    $("figcaption", this.#figure).hidden = state === null;
    this.#figure.dataset.shows = state ?? "screen";
  }

  // Makes it as large as there is room; an alarm leaves it little.
  fit() {
    if (!this.there) return;
    const { width, height } = this.#shape;
    const room = document.body.hasAttribute("data-alarm") ? window.innerHeight * 0.2 : Math.min(window.innerHeight * 0.42, 420);
    const scale = Math.min(this.#room() / width, room / height);
    Object.assign(this.#frame.style, {
      width: `${width}px`,
      height: `${height}px`,
      transform: `scale(${scale})`,
    });
    Object.assign(this.#figure.style, {
      width: `${width * scale}px`,
      height: `${height * scale}px`,
    });
  }

  // The width beside which the frame of the device is drawn, too.
  #room() {
    const around = this.#figure.parentElement;
    const { paddingLeft, paddingRight } = getComputedStyle(around);
    return around.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - 2 * EDGE;
  }

  // The frame has no origin that could be named here.
  #send(message) {
    this.#frame.contentWindow.postMessage(message, "*");
  }
}
