import {expect, test} from 'vitest';
import {fill, words} from '../src/words';
import {expectSameWords} from './same_words';

test('both languages have the same words with the same places', () => expectSameWords(words));

test('values fill their places', () => expect(fill('{count} of {all}', {count: '3', all: '9'})).toBe('3 of 9'));
