// What Lighthouse looks at besides speed, which is measured by tests/benchmarks/desk_bench.mjs.
import {expect, test} from '@playwright/test';
import {auditing, forms, shortfalls} from './lighthouse.mjs';

const categories = ['accessibility', 'best-practices'];

for (const form of forms) {
    test(`Lighthouse gives the main pages 100 for all but speed: ${form}`, async () => {
        test.setTimeout(240_000);
        const {pages, audit, close} = await auditing();
        const found = {};
        for (const name of Object.keys(pages)) {
            const lhr = await audit(name, form, categories);
            const all = categories.flatMap(category => shortfalls(lhr, category));
            if (all.length) found[name] = all;
            for (const category of categories) {
                if (lhr.categories[category].score !== 1) found[name] ??= [category];
            }
        }
        await close();
        expect(found).toEqual({});
    });
}
