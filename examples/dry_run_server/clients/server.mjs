// Starts the server on a free port of loopback, for as long as a function runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export async function withServer(program, args, use) {
  const server = spawn(program, ['--bind', '127.0.0.1:0', '--log', 'off', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface(server.stdout), 'line');
    return await use(line.replace('listening on ', ''));
  } finally {
    server.kill();
  }
}
