// Uses the page with a headless Chromium: pastes payloads, reads the report, looks for scripts that run and
// for requests that leave the server. Speaks the DevTools protocol over a pipe, without a package.
// Usage: node browser.mjs <dry_run_server> <chromium> [directory for screenshots]
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { withServer } from './server.mjs';

const [program, chromium, screenshots] = process.argv.slice(2);
assert.ok(chromium, 'usage: node browser.mjs <dry_run_server> <chromium> [directory for screenshots]');

class Browser {
  #next = 0;
  #waiting = new Map();
  #rest = '';
  events = [];

  constructor(profile) {
    const args = [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
      '--disable-component-update', '--disable-default-apps', '--disable-sync', '--no-first-run', '--no-pings',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', `--user-data-dir=${profile}`,
      '--window-size=1280,900', '--remote-debugging-pipe', 'about:blank',
    ];
    this.process = spawn(chromium, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.process.stdio[4].on('data', (data) => this.#read(data));
  }

  #read(data) {
    const messages = (this.#rest + data).split('\0');
    this.#rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      if (message.id === undefined) {
        this.events.push(message);
        continue;
      }
      const { resolve, reject } = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  }

  send(method, params = {}, sessionId = this.session) {
    const id = ++this.#next;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  async open() {
    const { targetInfos } = await this.send('Target.getTargets');
    const { targetId } = targetInfos.find(({ type }) => type === 'page');
    ({ sessionId: this.session } = await this.send('Target.attachToTarget', { targetId, flatten: true }));
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await this.send(`${domain}.enable`);
  }

  // Waits for the page and the frame in it, after something that loads the page.
  async loading(action) {
    const seen = this.events.length;
    await action();
    for (;;) {
      if (this.events.slice(seen).some(({ method }) => method === 'Page.loadEventFired')) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async run(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    assert.equal(exceptionDetails, undefined, JSON.stringify(exceptionDetails));
    return result.value;
  }

  async paste(text) {
    await this.run(`document.querySelector('textarea').value = ${JSON.stringify(text)}`);
    await this.loading(() => this.run(`document.querySelector('button').click()`));
  }

  async screenshot(name) {
    if (!screenshots) return;
    const { data } = await this.send('Page.captureScreenshot', { captureBeyondViewport: true });
    await writeFile(join(screenshots, `${name}.png`), Buffer.from(data, 'base64'));
  }
}

async function usePage(browser, origin) {
  const page = { url: `${origin}/` };
  await browser.loading(() => browser.send('Page.navigate', page));
  assert.equal(await browser.run('document.title'), 'Dry run');
  const frame = `document.querySelector('iframe').contentDocument.body.innerText`;
  assert.match(await browser.run(frame), /No request yet/);
  await browser.screenshot('empty');

  await browser.paste('{"docker":{"configType":"default"}}');
  assert.match(await browser.run(`document.querySelector('.outcome.good').innerText`), /Valid/);

  for (const [name, expected] of [['external', /Valid/], ['internal', /Valid/], ['unmodified', /Valid/], ['wrong', /Refused: 3 violations/]]) {
    await browser.loading(() => browser.send('Page.navigate', { url: `${origin}/?example=${name}` }));
    await browser.loading(() => browser.run(`document.querySelector('button').click()`));
    assert.match(await browser.run(`document.querySelector('.outcome').innerText`), expected);
  }
  const pointers = `[...document.querySelectorAll('.pointer')].map((pointer) => pointer.innerText)`;
  assert.deepEqual(await browser.run(pointers), ['/external/imagePath', '/external/credentails', '/docker/customCommand']);
  assert.equal(await browser.run(`document.querySelector('mark').innerText`), '"nginx"');

  // Some requests of a pipeline, to be seen in the frame.
  for (const [path, body] of [
    ['services/web', '{}'], ['jobs/nightly', '{"docker":{}}'], ['services/web', '{"internal":{"id":"secret-value"},"extrnal":{}}'],
  ]) {
    const headers = { Authorization: 'Bearer secret-token', 'Content-Type': 'application/json' };
    await fetch(`${origin}/v1/projects/p/${path}/deployment`, { method: 'POST', headers, body });
  }
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const rows = await browser.run(frame);
  assert.match(rows, /\/docker\/configType missing/);
  assert.doesNotMatch(rows, /secret/);
  await browser.screenshot('report');

  // A payload that tries to become part of the page.
  const hostile = `{"</textarea><script>window.ran=1</script><img src=x onerror=window.ran=1>": "<script>window.ran=1</script>"}`;
  await browser.paste(hostile);
  assert.equal(await browser.run(`document.querySelector('textarea').value`), hostile);
  assert.equal(await browser.run('window.ran'), undefined);
  assert.equal(await browser.run('document.scripts.length + document.images.length'), 0);

  await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await browser.send('Emulation.setDeviceMetricsOverride', { width: 400, height: 900, deviceScaleFactor: 1, mobile: true });
  assert.ok(await browser.run('document.documentElement.scrollWidth <= innerWidth'), 'wider than a small screen');
  await browser.screenshot('small');

  const urls = browser.events.filter(({ method }) => method === 'Network.requestWillBeSent').map(({ params }) => params.request.url);
  assert.ok(urls.length > 5);
  assert.deepEqual(urls.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:')), []);
  const logged = browser.events.filter(({ method, params }) => method === 'Log.entryAdded' && !/status of 400/.test(params.entry.text));
  assert.deepEqual(logged.map(({ params }) => params.entry.text), []);
}

const profile = await mkdtemp(join(tmpdir(), 'dry-run-browser-'));
const browser = new Browser(profile);
const ended = new Promise((resolve) => browser.process.on('close', resolve));
const overdue = setTimeout(() => {
  console.error('the browser does not answer');
  browser.process.kill('SIGKILL');
  process.exit(1);
}, 120_000);
try {
  await browser.open();
  await withServer(program, [], (origin) => usePage(browser, origin));
} finally {
  clearTimeout(overdue);
  browser.process.kill('SIGKILL');
  await ended;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
console.log('browser: ok');
