import {expect, test} from 'vitest';
import {fill, words} from '../src/words';

test('both languages have the same words with the same places', () => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words.zh).sort());
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const key of Object.keys(words.zh) as (keyof typeof words.zh)[]) {
        expect(words.zh[key], key).not.toBe('');
        expect(places(words.en[key]), key).toEqual(places(words.zh[key]));
    }
});

test('English has no Chinese but the name of the other language', () => {
    const mixed = Object.entries(words.en).filter(([key, text]) => key !== 'language' && /\p{Script=Han}/u.test(text));
    expect(mixed).toEqual([]);
});

test('values fill their places', () => expect(fill('{count} of {all}', {count: '3', all: '9'})).toBe('3 of 9'));
