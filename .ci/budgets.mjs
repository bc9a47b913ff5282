// What a first visit weighs over the wire: starts the built app, asks as a browser does (brotli), and compares with the budgets.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const kB = 1000;
const BUDGETS = { wasm: 100 * kB, css: 25 * kB, 'first visit': 150 * kB, 'guard, once asked': 100 * kB, 'engine, on what if': 290 * kB };
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'growing-edge-'));
const flags = ['serve', '--addr', '127.0.0.1:0', '--data-dir', folder, '--log', 'error'];
const binary = process.env.GROWING_EDGE_BINARY ?? join(root, 'target/release/growing-edge');
const server = spawn(binary, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
server.once('exit', code => code && fail(`the app ended with ${code}`));

function fail(words) {
  console.error(`error: ${words}`);
  process.exitCode = 1;
}

/** Bytes of a response's body as they travel, and its text when asked plain. */
function fetchBytes(address, encoding) {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': encoding } }, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${address} answers ${response.statusCode}`));
        else resolve(Buffer.concat(parts));
      });
    }).on('error', reject);
  });
}

const weigh = async address => (await fetchBytes(address, 'br')).length;
const read = async address => (await fetchBytes(address, 'identity')).toString();

try {
  const lines = createInterface(server.stdout);
  const at = await new Promise(resolve => lines.on('line', line => /http:\/\/\S+/.test(line) && resolve(/http:\/\/\S+/.exec(line)[0])));
  const html = await read(at);
  const style = /href="(\/pkg\/[^"]+\.css)"/.exec(html)?.[1];
  if (!style) throw new Error('the welcome page names no style');
  const css = await read(at + style);
  // Fonts that the welcome page may need: all that the style names for reading, but the italic only once a page uses it.
  const fonts = [...new Set([...css.matchAll(/url\("?(\/fonts\/[^")]+\.woff2)"?\)/g)].map(found => found[1]))];
  const upright = fonts.filter(font => !font.includes('italic') || /<(em|i|cite|blockquote|q)\b/.test(html));
  // The scripts carry the style's hash; pages with an island load them, so the first visit counts them too.
  const scripts = [style.replace(/\.css$/, '.js'), style.replace(/\.css$/, '_bg.wasm')];

  const rows = [['welcome page', await weigh(at)], ['css', await weigh(at + style)]];
  for (const font of upright) rows.push([font.split('/').pop(), await weigh(at + font)]);
  rows.push(['js', await weigh(at + scripts[0])], ['wasm', await weigh(at + scripts[1])]);
  rows.push(['first visit', rows.reduce((sum, [, bytes]) => sum + bytes, 0)]);
  // What typing into a private field loads, once: no part of a first visit.
  const guard = await Promise.all(['_domain.js', '_domain_bg.wasm'].map(end => weigh(at + style.replace(/\.css$/, end))));
  rows.push(['guard, once asked', guard[0] + guard[1]]);
  // What the page of "what if" loads beside the first visit's files.
  const engine = await Promise.all(['_engine.js', '_engine_bg.wasm'].map(end => weigh(at + style.replace(/\.css$/, end))));
  rows.push(['engine, on what if', engine[0] + engine[1]]);
  for (const [name, bytes] of rows) {
    const budget = BUDGETS[name];
    console.log(`${name.padEnd(28)} ${(bytes / kB).toFixed(1).padStart(7)} kB${budget ? ` of ${budget / kB} kB` : ''}`);
    if (budget && bytes > budget) fail(`${name} is over its budget by ${((bytes - budget) / kB).toFixed(1)} kB`);
  }
} catch (error) {
  fail(error.message);
} finally {
  server.removeAllListeners('exit');
  server.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  server.kill('SIGTERM');
}
