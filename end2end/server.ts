import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startMailServer } from './mail_server.ts';

const BINARY = process.env.GROWING_EDGE_BINARY ?? join(import.meta.dirname, '../target/release/growing-edge');

/** Starts the app on a free port with an empty folder; the function given back stops it and removes the folder. */
export default async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'growing-edge-'));
  const log = openSync(join(folder, 'server.log'), 'w');
  // Each test brings an address of its own in X-Forwarded-For, so that none uses up another's tries to sign in.
  const place = ['--addr', '127.0.0.1:0', '--data-dir', join(folder, 'data'), '--trust-proxy', 'true'];
  // Every journey lives on one Monday, so that what it reads does not depend on the day it is walked.
  const post = await startMailServer();
  const mail = ['--smtp', post.smtp, '--mail-from', 'Growing Edge <edge@example.org>', '--public-address', 'https://edge.example.org'];
  const flags = ['serve', ...place, ...mail, '--clock', '2026-11-23T17:00:00Z'];
  const server = spawn(BINARY, flags, { stdio: ['ignore', 'pipe', log] });
  const ended = new Promise<never>((_, reject) => {
    server.once('error', reject);
    server.once('exit', code => reject(new Error(`the app ended with ${code}; see ${folder}/server.log`)));
  });
  const said = new Promise<string>(resolve => {
    createInterface(server.stdout!).on('line', line => {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address) resolve(address);
    });
  });
  const address = await Promise.race([said, ended]);
  const alive = await fetch(`${address}/healthz`);
  if (!alive.ok) throw new Error(`${address}/healthz answers ${alive.status}`);
  process.env.GROWING_EDGE_AT = address;
  process.env.GROWING_EDGE_MAIL_AT = post.told;

  return async () => {
    ended.catch(() => undefined);
    const gone = new Promise(resolve => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
    await post.stop();
    rmSync(folder, { recursive: true });
  };
}
