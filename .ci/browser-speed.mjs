// How much slower the credit engine is in WebAssembly than outside a browser: the same questions about the same portfolios, in the
// same run. Wants target/site, as `make build` leaves it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const GOAL = 3;
const root = join(import.meta.dirname, '..');
const pkg = process.argv[2] ?? join(root, 'target/site/pkg');
const folder = mkdtempSync(join(tmpdir(), 'growing-edge-'));

/** The middle of as many runs as go into two seconds, in nanoseconds, after some to warm up. */
function median(work) {
  const began = process.hrtime.bigint();
  const times = [];
  while (times.length < 20 || process.hrtime.bigint() - began < 2_000_000_000n) {
    const start = process.hrtime.bigint();
    work();
    times.push(Number(process.hrtime.bigint() - start));
  }
  const warm = times.slice(times.length / 4).sort((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)];
}

try {
  const bench = ['bench', '--quiet', '--locked', '--package', 'engine-module', '--bench', 'native', '--', folder];
  const native = execFileSync('cargo', bench, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const module = await import(pathToFileURL(join(pkg, 'growing_edge_engine.js')));
  module.initSync({ module: readFileSync(join(pkg, 'growing_edge_engine_bg.wasm')) });
  const ms = nanoseconds => `${(nanoseconds / 1e6).toFixed(3).padStart(8)} ms`;
  for (const [place, line] of native.trim().split('\n').entries()) {
    const [name, taken] = line.split('\t');
    const asking = module.Asking.of(readFileSync(join(folder, `${place}.json`), 'utf8'));
    const wasm = median(() => asking.without('a0000'));
    const ratio = wasm / Number(taken);
    console.log(`${name.padEnd(30)} native ${ms(Number(taken))}, WebAssembly ${ms(wasm)}: ${ratio.toFixed(2)} times, goal ${GOAL}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
