import {expect} from 'vitest';

type List = Record<string, string>;
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

// Both languages have the same keys and places, and English has no Chinese but the name of the other language.
export function expectSameWords({zh, en}: {zh: List; en: List}): void {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of Object.keys(zh)) {
        expect(zh[key], key).not.toBe('');
        expect(places(en[key]!), key).toEqual(places(zh[key]!));
    }
    expect(Object.entries(en).filter(([key, text]) => key !== 'language' && /\p{Script=Han}/u.test(text))).toEqual([]);
}
