// How fast the desk's main pages are for whoever looks at them, as Lighthouse measures it: from an empty
// cache, five times each, the median. `mobile` is a slow telephone on a slow network. Run by desk_bench.sh.
import {auditing, forms} from './lighthouse.mjs';

const times = 5;
const columns = {
    'first paint': 'first-contentful-paint',
    'largest paint': 'largest-contentful-paint',
    blocked: 'total-blocking-time',
    moved: 'cumulative-layout-shift',
};
const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const {pages, audit, close} = await auditing();
let isFast = true;
console.log(`Lighthouse, performance: the median of ${times}`);
for (const form of forms) {
    for (const name of Object.keys(pages)) {
        const runs = [];
        for (let run = 0; run < times; run++) runs.push(await audit(name, form, ['performance']));
        const score = Math.round(100 * median(runs.map(lhr => lhr.categories.performance.score)));
        const figures = Object.entries(columns).map(([title, id]) => {
            const {numericUnit} = runs[0].audits[id];
            const value = median(runs.map(lhr => lhr.audits[id].numericValue));
            return `${title} ${numericUnit === 'millisecond' ? `${Math.round(value)} ms` : value.toFixed(3)}`;
        });
        console.log(`  ${form.padEnd(8)} ${name.padEnd(12)} ${score}   ${figures.join(', ')}`);
        isFast &&= score === 100;
    }
}
await close();
if (!isFast) {
    console.error('A page of the desk is below 100.');
    process.exitCode = 1;
}
