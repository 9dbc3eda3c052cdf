// The steps a program has to see: prints PASS for each, and exits with 0 once all were seen, with 1 when one is missing
// after half a minute. And the sandbox's own interface.

const [url, token] = process.argv.slice(2);
if (!url || !token) {
  console.error("usage: node PROGRAM URL TOKEN");
  process.exit(2);
}

export { url, token };

export class Steps {
  constructor(client, names) {
    this.client = client;
    this.missing = new Set(names);
    setTimeout(() => this.finish(1), 30_000);
    process.on("unhandledRejection", (error) => {
      console.log(`ERROR ${error?.stack ?? error}`);
      this.finish(1);
    });
  }

  pass(step) {
    if (this.missing.delete(step)) console.log(`PASS ${step}`);
    if (this.missing.size === 0) this.finish(0);
  }

  finish(code) {
    for (const step of this.missing) console.log(`MISSING ${step}`);
    this.client.destroy();
    setTimeout(() => process.exit(code), 100);
  }
}

export async function act(action, fields = {}) {
  const response = await fetch(`${url}/sandbox/${action}`, { method: "POST", body: JSON.stringify(fields) });
  const made = await response.json();
  if (!response.ok) throw new Error(`${action}: ${JSON.stringify(made)}`);
  return made;
}
