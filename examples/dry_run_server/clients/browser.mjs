// Uses the page with a headless Chromium: pastes payloads, reads the report, looks for scripts that run and
// for requests that leave the server. Speaks the DevTools protocol over a pipe, without a package.
// Usage: node browser.mjs <dry_run_server> <chromium> [directory for pictures]
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { withServer } from './server.mjs';

const [program, chromium, pictures] = process.argv.slice(2);
assert.ok(chromium, 'usage: node browser.mjs <dry_run_server> <chromium> [directory for pictures]');

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

  async press(button) {
    await this.loading(() => this.run(`document.querySelector('button[value=${button}]').click()`));
  }

  async check(kind, text) {
    await this.run(`document.querySelector('select').value = ${JSON.stringify(kind)}`);
    await this.run(`document.querySelector('textarea').value = ${JSON.stringify(text)}`);
    await this.press('check');
  }

  text(selector) {
    return this.run(`document.querySelector('${selector}').innerText`);
  }

  texts(selector) {
    return this.run(`[...document.querySelectorAll('${selector}')].map((element) => element.innerText)`);
  }

  // Pictures for people, of the whole page: on a desk and on a telephone, by day and by night.
  async screenshots(name) {
    for (const [device, width] of [['wide', 1280], ['narrow', 360]]) {
      await this.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: width < 800 });
      assert.ok(await this.run('document.documentElement.scrollWidth <= innerWidth'), `${name} is wider than ${width}`);
      const height = await this.run('document.documentElement.scrollHeight');
      for (const scheme of ['light', 'dark']) {
        await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
        const clip = { x: 0, y: 0, width, height, scale: 1 };
        const { data } = await this.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
        if (pictures) await writeFile(join(pictures, `${name}-${device}-${scheme}.png`), Buffer.from(data, 'base64'));
      }
    }
  }
}

const KINDS = [
  'create-service', 'patch-service', 'create-job', 'patch-job', 'deployment', 'create-cron-job', 'patch-cron-job',
  'create-manual-job', 'patch-manual-job',
];

async function usePage(browser, origin) {
  const page = { url: `${origin}/` };
  await browser.loading(() => browser.send('Page.navigate', page));
  assert.equal(await browser.run('document.title'), 'Dry run');
  const frame = `document.querySelector('iframe').contentDocument.body.innerText`;
  assert.match(await browser.run(frame), /No request yet/);
  await browser.screenshots('empty');

  assert.deepEqual(await browser.run(`[...document.querySelectorAll('option')].map(({ value }) => value)`), KINDS);
  for (const kind of KINDS) {
    for (const [button, expected] of [['right', /^Valid for /], ['wrong', /^Not valid for /]]) {
      await browser.run(`document.querySelector('select').value = '${kind}'`);
      await browser.press(button);
      assert.equal(await browser.run(`document.querySelector('select').value`), kind);
      await browser.press('check');
      assert.equal(await browser.run(`document.querySelector('select').value`), kind);
      assert.match(await browser.text('.outcome'), expected, `${kind}, ${button}`);
      assert.equal(await browser.run('location.hash'), '#outcome');
    }
  }

  // What is wrong stands under its line, and what mends it is applied.
  await browser.run(`document.querySelector('select').value = 'create-service'`);
  await browser.press('wrong');
  await browser.press('check');
  assert.equal(await browser.text('.outcome'), 'Not valid for creating or replacing a service: 5 violations and 1 warning.');
  assert.deepEqual(await browser.texts('.pointer'), [
    '/deployment/instances', '/deployment/external/imagePath', '/deployment/zonalRedundancy/minZones',
    '/ports/0/protocol', '/healthChecks/0/port', '/healthChecks/0/failureTreshold',
  ]);
  assert.deepEqual(await browser.texts('.line mark:not(.detail)'), ['"1"', '"nginx', '"', '"minZones"', '"HTPP"', '{', '"failureTreshold"']);
  await browser.screenshots('report');
  await browser.press('mend');
  assert.match(await browser.run(`document.querySelector('textarea').value`), /"HTTP", "public".*"failureThreshold": 3/s);
  assert.match(await browser.text('.outcome'), /: 3 violations and 1 warning/);
  await browser.check('create-service', '{"name":"api","deployment":{"instances":1,"zonalRedundancy":{"minZones":2}}}');
  assert.match(await browser.text('.outcome.warned'), /^Valid for .*, with 1 warning/);
  await browser.screenshots('warning');

  // A text of one long line.
  const ports = Array.from({ length: 60 }, (_, at) => ({ name: `p${at}`, internalPort: at, protocol: at % 25 === 7 ? 'TPC' : 'TCP' }));
  await browser.check('patch-service', JSON.stringify({ ports }));
  assert.match(await browser.text('.outcome'), /: 3 violations/);
  assert.ok((await browser.text('.line code')).length < 800);
  await browser.screenshots('long');

  // Some requests of a pipeline, to be seen in the frame.
  for (const [method, path, body] of [
    ['POST', 'services/web/deployment', '{}'], ['POST', 'jobs/nightly/deployment', '{"docker":{}}'],
    ['PATCH', 'services/deployment/web', '{"internal":{"id":"secret-value"},"extrnal":{}}'],
  ]) {
    const headers = { Authorization: 'Bearer secret-token', 'Content-Type': 'application/json' };
    await fetch(`${origin}/v1/projects/p/${path}`, { method, headers, body });
  }
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const rows = await browser.run(frame);
  assert.match(rows, /\/docker\/configType missing/);
  assert.match(rows, /PATCH services\/deployment\/\{serviceId\}/);
  assert.doesNotMatch(rows, /secret/);
  await browser.screenshots('verdicts');

  // A payload that tries to become part of the page.
  const hostile = `{"</textarea><script>window.ran=1</script><img src=x onerror=window.ran=1>": "<script>window.ran=1</script>"}`;
  await browser.check('deployment', hostile);
  assert.equal(await browser.run(`document.querySelector('textarea').value`), hostile);
  assert.equal(await browser.run('window.ran'), undefined);
  assert.equal(await browser.run('document.scripts.length + document.images.length'), 0);
  await browser.screenshots('hostile');

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
