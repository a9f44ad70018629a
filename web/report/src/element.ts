// Makes elements. Texts become text nodes, never markup, so no name in the data can do harm.
export type Child = Node | string | null | undefined | Child[];
type Attributes = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;

function append(parent: Node, child: Child): void {
    if (Array.isArray(child)) child.forEach((one) => append(parent, one));
    else if (child !== null && child !== undefined) parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
}

function decorate(node: Element, attributes: Attributes, children: Child[]): void {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') node.addEventListener(name, value);
        else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value));
    }
    append(node, children);
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
    const node = document.createElement(tag);
    decorate(node, attributes, children);
    return node;
}

export function drawing<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    decorate(node, attributes, children);
    return node;
}
