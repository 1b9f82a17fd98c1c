// The device as it is chosen in the head of the page; it outlives a reload.

import { $ } from "./dom.js";

const KEPT = ["time", "screen", "volume"];

export class Device {
  #settings = $("#device").elements;
  #kept;

  constructor(kept) {
    this.#kept = kept;
    const before = kept.get("device");
    for (const name of KEPT) this.#settings[name].value = before[name] ?? this.#settings[name].value;
    this.#settings.aloud.checked = before.aloud ?? true;
    this.keep();
  }

  get night() {
    return this.#settings.time.value === "night";
  }

  get aloud() {
    return this.#settings.aloud.checked;
  }

  get volume() {
    return Number(this.#settings.volume.value);
  }

  get locale() {
    return this.#settings.locale.value;
  }

  // The shape of its screen, or null if it has none.
  get shape() {
    const { value, dataset } = this.#settings.screen.selectedOptions[0];
    if (!value) return null;
    const [width, height, dpi] = [dataset.width, dataset.height, dataset.dpi].map(Number);
    return { width, height, dpi, round: "round" in dataset, mode: dataset.mode };
  }

  keep() {
    const values = KEPT.map((name) => [name, this.#settings[name].value]);
    this.#kept.put({ device: { ...Object.fromEntries(values), aloud: this.aloud } });
    document.body.toggleAttribute("data-night", this.night);
  }

  cannotSpeak() {
    this.#settings.aloud.disabled = this.#settings.volume.disabled = true;
    $("#no-voice").hidden = false;
  }
}
