// Packs each text file of a folder beside itself, as brotli and gzip at their best: `node precompress.mjs FOLDER`.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WORTH_IT = /\.(wasm|js|css|svg|webmanifest|txt)$/;

const packings = {
  '.br': bytes => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  '.gz': bytes => gzipSync(bytes, { level: 9 }),
};

for (const path of readdirSync(process.argv[2], { recursive: true })) {
  const file = join(process.argv[2], path);
  if (!WORTH_IT.test(file) || !statSync(file).isFile()) continue;
  const bytes = readFileSync(file);
  for (const [ending, pack] of Object.entries(packings)) {
    const packed = pack(bytes);
    // A packed file that saves nothing is not worth a header.
    if (packed.length < bytes.length) writeFileSync(file + ending, packed);
    else rmSync(file + ending, { force: true });
  }
}
