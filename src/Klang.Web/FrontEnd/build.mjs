// Bundles the front end into wwwroot/dist: klang.css, klang.js, grid.js, grid.css, outbox.js, worker.js, offline.js, offline.css, charts.js, chart-drawing.js, fonts, icons, maps and licences.
// `node FrontEnd/build.mjs` builds once for release; `--watch` rebuilds on change with source maps.
import { context, build } from 'esbuild';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const web = dirname(here);
const dist = join(web, 'wwwroot', 'dist');
const watch = process.argv.includes('--watch');

/** Weights the style sheets use; each comes in a Thai and a Latin file that the browser fetches only when needed. */
const weights = [400, 600];
const scripts = ['thai', 'latin'];

async function copyFonts() {
  const from = join(web, 'node_modules', '@fontsource', 'sarabun');
  const to = join(dist, 'fonts');
  await mkdir(to, { recursive: true });
  const names = weights.flatMap(weight => scripts.map(script => `sarabun-${script}-${weight}-normal.woff2`));
  await Promise.all(names.map(name => cp(join(from, 'files', name), join(to, name))));
}

const licenceOf = folder => readFile(join(folder, 'LICENSE'), 'utf8').catch(() => readFile(join(folder, 'LICENSE.md'), 'utf8'));

/** The provinces' outlines as the package has them; the server draws from this file. */
async function writeProvinces() {
  const { default: map } = await import('@svg-maps/thailand');
  await mkdir(join(dist, 'maps'), { recursive: true });
  await writeFile(join(dist, 'maps', 'provinces.json'), JSON.stringify(map.locations.map(({ id, path }) => ({ id, path }))));
}

/** The bundles contain other people's work; their licences ask to travel with it. */
async function writeLicences() {
  const { dependencies } = JSON.parse(await readFile(join(web, 'package.json'), 'utf8'));
  const texts = await Promise.all(Object.entries(dependencies).map(async ([name, version]) =>
    `${name} ${version}\n\n${await licenceOf(join(web, 'node_modules', name))}`));
  await writeFile(join(dist, 'licences.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/** Packed once as tightly as can be, a third smaller than what a server can afford to pack for each request. */
async function packTexts() {
  const names = (await readdir(dist)).filter(name => /\.(js|css|svg)$/.test(name));
  await Promise.all(names.map(async name => writeFile(join(dist, `${name}.br`), await promisify(brotliCompress)(await readFile(join(dist, name))))));
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all([copyFonts(), writeLicences(), writeProvinces(), cp(join(here, 'icons.svg'), join(dist, 'icons.svg')), cp(join(here, 'favicon.svg'), join(dist, 'favicon.svg'))]);

const options = {
  absWorkingDir: web,
  entryPoints: [
    { in: 'FrontEnd/klang.js', out: 'klang' },
    { in: 'FrontEnd/css/klang.css', out: 'klang' },
    { in: 'FrontEnd/worker.js', out: 'worker' },
    { in: 'FrontEnd/offline.js', out: 'offline' },
    { in: 'FrontEnd/css/offline.css', out: 'offline' },
    { in: 'Features/Entry/Grid.js', out: 'grid' },
    { in: 'Features/Entry/Outbox.js', out: 'outbox' },
    { in: 'Features/Figures/Charts.js', out: 'charts' },
    { in: 'Features/Figures/ChartDrawing.js', out: 'chart-drawing' },
    { in: 'FrontEnd/css/grid.css', out: 'grid' },
  ],
  outdir: dist,
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  format: 'esm',
  // The oldest browsers that still run on the offices' Windows 7 and 8 machines.
  target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
  external: ['/dist/*'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

if (watch) {
  await (await context(options)).watch();
} else {
  await build(options);
  await packTexts();
}
