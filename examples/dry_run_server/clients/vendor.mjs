// Drives the server with the vendor's JavaScript client and command-line tool, for right and wrong payloads.
// Usage: node vendor.mjs <dry_run_server> <directory of example payloads>
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { withServer } from './server.mjs';

const require = createRequire(import.meta.url);
const guard = fileURLToPath(new URL('loopback-only.cjs', import.meta.url));
require(guard);
const { ApiClient, ApiClientInMemoryContextProvider } = await import('@northflank/js-client');
const cli = fileURLToPath(new URL('node_modules/@northflank/cli/dist/cli.js', import.meta.url));

const [program, examples] = process.argv.slice(2);
assert.ok(examples, 'usage: node vendor.mjs <dry_run_server> <directory of example payloads>');

// The pages' own examples, and the codes and pointers that other payloads must get.
const right = [
  { external: { imagePath: 'nginx:latest', credentials: 'example-credentials' }, docker: { configType: 'default' } },
  { internal: { id: 'example-build-service', branch: 'master', buildId: 'premium-guide-6393' }, docker: { configType: 'default' } },
  { docker: { configType: 'default' } },
  {},
];
const wrong = [
  [{ external: { imagePath: 'nginx' } }, ['/external/imagePath pattern']],
  [{ docker: { configType: 'customCommand' } }, ['/docker/customCommand required_if']],
  [{ docker: { configTyp: 'default' } }, ['/docker/configTyp unknown']],
  [{ external: { imagePath: 'nginx:latest' }, internal: {} }, ['/internal forbidden']],
  [{ internal: { id: 'ab', buildSHA: 'main' } }, ['/internal/id length', '/internal/buildSHA any_of']],
  [{ external: { imagePath: 'nginx:latest', credentials: null } }, ['/external/credentials type']],
];
const found = (details) => details.map(({ pointer, code }) => `${pointer} ${code}`).sort();

async function client(host, throwing) {
  const contexts = new ApiClientInMemoryContextProvider();
  await contexts.addContext({ name: 'dry-run', token: 'secret-token', host });
  return new ApiClient(contexts, { throwErrorOnHttpErrorCode: throwing });
}

const targets = [
  ['service', { projectId: 'default-project', serviceId: 'web' }],
  ['service', { teamId: 'my-team', projectId: 'default-project', serviceId: 'web' }],
  ['service', { projectId: 'a/../b', serviceId: 'a b?c#d' }],
  ['job', { projectId: 'default-project', jobId: 'nightly' }],
  ['job', { teamId: 'my-team', projectId: 'default-project', jobId: 'nightly' }],
];

async function driveClient(host) {
  const returning = await client(host, false);
  const throwing = await client(host, true);
  for (const [kind, parameters] of targets) {
    for (const data of right) {
      const answer = await throwing.update[kind].deployment({ parameters, data });
      assert.equal(answer.rawResponse.status, 200);
      assert.deepEqual(answer.data, kind === 'service' ? {} : undefined);
    }
    for (const [data, expected] of wrong) {
      const answer = await returning.update[kind].deployment({ parameters, data });
      assert.equal(answer.error.status, 400);
      assert.equal(answer.error.id, 'invalid-payload');
      assert.deepEqual(found(answer.error.details), expected.toSorted());
      await assert.rejects(throwing.update[kind].deployment({ parameters, data }), (error) => {
        assert.equal(error.name, 'NorthflankApiCallError');
        assert.deepEqual(found(error.details), expected.toSorted());
        return true;
      });
    }
  }
}

// The client's function for each endpoint, the body that it sends, and whether it names what it changes.
const endpoints = [
  ['create.service.deployment', 'create-service'], ['put.service.deployment', 'create-service'],
  ['patch.service.deployment', 'patch-service', 'serviceId'],
  ['create.job', 'create-job'], ['put.job', 'create-job'], ['patch.job', 'patch-job', 'jobId'],
  ['create.job.cron', 'create-cron-job'], ['put.job.cron', 'create-cron-job'],
  ['patch.job.cron', 'patch-cron-job', 'jobId'],
  ['create.job.manual', 'create-manual-job'], ['put.job.manual', 'create-manual-job'],
  ['patch.job.manual', 'patch-manual-job', 'jobId'],
];
const example = async (name) => JSON.parse(await readFile(join(examples, `${name}.json`), 'utf8'));

async function driveEndpoints(host) {
  const own = await client(host, false);
  for (const [name, kind, id] of endpoints) {
    for (const scope of [{}, { teamId: 'my-team' }]) {
      const parameters = { ...scope, projectId: 'default-project', ...(id ? { [id]: 'a b?c' } : {}) };
      const call = (data) => name.split('.').reduce((inside, key) => inside[key], own)({ parameters, data });
      const taken = await call(await example(kind));
      assert.deepEqual([taken.rawResponse.status, taken.data], [200, {}], name);
      const refused = await call(await example(`${kind}.wrong`));
      assert.deepEqual([refused.error.status, refused.error.id], [400, 'invalid-payload'], name);
      assert.ok(refused.error.details.every(({ pointer, code, line }) => pointer && code && line), name);
    }
  }
}

async function driveDeprecated(host) {
  const answer = await (await client(host, false)).update.service.deployment({ parameters: targets[0][1], data: {} });
  assert.equal(answer.error.status, 410);
  assert.match(answer.error.message, /use the relevant PATCH endpoint/);
}

// `home` keeps the tool's settings apart from those of whoever runs this. The tool is run without a shell.
function runTool(home, args) {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, HOME: home, USERPROFILE: home };
    const tool = spawn(process.execPath, ['--require', guard, cli, ...args], { env, cwd: home });
    let output = '';
    tool.stdout.on('data', (data) => (output += data));
    tool.stderr.on('data', (data) => (output += data));
    tool.on('error', reject);
    tool.on('close', (code) => resolve({ code, output }));
  });
}

async function driveTool(host) {
  const home = await mkdtemp(join(tmpdir(), 'dry-run-cli-'));
  try {
    const login = await runTool(home, ['login', '-n', 'dry-run', '-t', 'secret-token', '--host', host]);
    assert.equal(login.code, 0, login.output);
    for (const [kind, ids] of [
      ['service', ['--project', 'default-project', '--service', 'web']],
      ['job', ['--project', 'default-project', '--job', 'nightly']],
    ]) {
      const update = (data) => runTool(home, ['update', kind, 'deployment', ...ids, '-i', JSON.stringify(data)]);
      for (const data of right.slice(0, 3)) {
        const { code, output } = await update(data);
        assert.equal(code, 0, output);
        assert.match(output, /completed successfully/);
      }
      for (const [data, expected] of wrong.slice(0, 3)) {
        const { code, output } = await update(data);
        assert.equal(code, 1, output);
        assert.match(output, /HTTP status code: 400, NF error id: invalid-payload/);
        for (const place of expected) {
          const [pointer, rule] = place.split(' ');
          assert.ok(output.includes(`"pointer":"${pointer}","code":"${rule}"`), output);
        }
      }
    }
    // What replaces them; the tool knows cron and manual jobs only.
    for (const [verb, thing, kind, id] of [
      ['create', ['service', 'deployment'], 'create-service', []], ['put', ['job', 'manual'], 'create-manual-job', []],
      ['patch', ['service', 'deployment'], 'patch-service', ['--service', 'web']],
      ['patch', ['job', 'cron'], 'patch-cron-job', ['--job', 'nightly']],
    ]) {
      const run = async (name) =>
        runTool(home, [verb, ...thing, '--project', 'default-project', ...id, '-i', JSON.stringify(await example(name))]);
      const taken = await run(kind);
      assert.equal(taken.code, 0, taken.output);
      const refused = await run(`${kind}.wrong`);
      assert.equal(refused.code, 1, refused.output);
      assert.match(refused.output, /HTTP status code: 400, NF error id: invalid-payload/);
    }
  } finally {
    await rm(home, { recursive: true });
  }
}

await withServer(program, [], async (host) => {
  await driveClient(host);
  await driveEndpoints(host);
  await driveTool(host);
});
await withServer(program, ['--fail-on-deprecated'], driveDeprecated);
console.log('vendor clients: ok');
