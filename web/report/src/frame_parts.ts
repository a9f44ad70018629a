// Parts of the frame that every page has.
import {element} from './element';

export function contents(label: string, sections: HTMLElement[]): HTMLElement {
    return element('nav', {'aria-label': label}, sections.map((one) => element('a', {href: `#${one.id}`}, one.querySelector('h2')?.textContent ?? one.id)));
}
