// The Echo on the server: opened once, then told each action of the person.

const JSON_TYPE = { "Content-Type": "application/json" };

export class Gone extends Error {}

export class Echo {
  #token = null;

  async open(locale, night, screen) {
    const answer = await send("POST", "/bedside/echo", { locale, night, screen }, {});
    this.#token = (await answer.json()).token;
  }

  get there() {
    return this.#token !== null;
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

async function send(method, path, body, headers) {
  const answer = await fetch(path, {
    method,
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(body),
  });
  if (answer.status === GONE) throw new Gone();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}
