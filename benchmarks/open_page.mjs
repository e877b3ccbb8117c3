// How long a browser takes until a file can be read: each file several times, in turns, in a fresh page.
//
//   BROWSER_TOOLS=folder-with-node_modules node open_page.mjs TIMES FILE …
//
// Writes a line for each file: milliseconds (median) until the first words are drawn, until everything is laid out and quiet, and until
// the last words are drawn after a jump to the end; then the file. CHROMIUM names the browser.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(resolve(process.env.BROWSER_TOOLS ?? '.', 'x.js'))('playwright-core');
const [times, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))));
const spent = new Map(files.map((file) => [file, []]));

for (let turn = 0; turn < Number(times); turn += 1) {
  for (const file of files) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: 'load' });
    const whole = await frames(page);
    const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
    const before = await page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight); return performance.now(); });
    const jump = await frames(page) - before;
    spent.get(file).push([first, whole, jump]);
    await page.close();
  }
}
await browser.close();
for (const [file, all] of spent) console.log([0, 1, 2].map((i) => median(all.map((one) => one[i])).toFixed(0)).join('\t') + `\t${file}`);
