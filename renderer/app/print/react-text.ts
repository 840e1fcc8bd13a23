import { isValidElement, type ReactNode } from 'react';

/** The words of what is drawn, without drawing it: links, marks and emphasis count for what stands in them. */
export function reactText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (Array.isArray(node)) return node.map(reactText).join('');
  if (isValidElement<{ readonly children?: ReactNode }>(node)) return reactText(node.props.children);
  return '';
}
