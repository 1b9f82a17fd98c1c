// The Echo on the server: put up once, then told each action of the person.

const JSON_TYPE = { "Content-Type": "application/json" };

export class Gone extends Error {}

export class Echo {
  #token;

  // kept: holds the token between two loads of the page, so that a reload finds the same Echo. While
  // the page is there it does not: the copy that a browser makes of a tab gets an Echo of its own.
  constructor(kept) {
    this.#token = kept.get("token");
    addEventListener("pagehide", () => kept.put({ token: this.#token }));
    addEventListener("pageshow", () => kept.put({ token: null }));
  }

  get there() {
    return this.#token !== null;
  }

  // last: the last response of a conversation that goes on. Returns how the Echo stands.
  async open(locale, night, screen, last) {
    const device = { locale, night, screen };
    const answer = await (last
      ? send("POST", "/bedside/resume", { ...device, last })
      : send("POST", "/bedside/echo", device));
    const stands = await answer.json();
    this.#token = stands.token;
    return stands;
  }

  async change(changes) {
    await send("PATCH", "/bedside/echo", changes, this.#headers());
  }

  async turn(action) {
    const answer = await send("POST", "/bedside/turn", action, this.#headers());
    return answer.json();
  }

  forget() {
    this.#token = null;
  }

  #headers() {
    return { "Bedside-Echo": this.#token };
  }
}

const GONE = 410;

export async function send(method, path, body, headers = {}) {
  const answer = await fetch(path, {
    method,
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(body),
  });
  if (answer.status === GONE) throw new Gone();
  if (!answer.ok) throw new Refused(answer);
  return answer;
}

export class Refused extends Error {
  constructor(answer) {
    super(String(answer.status));
    this.answer = answer;
  }
}
