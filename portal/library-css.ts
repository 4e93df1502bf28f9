/**
 * The component library's style sheet, made while building, of the components that the desk names. In the browser the library then neither
 * computes styles, which took half of the time until the first page was there, nor writes style elements, which the page forbids.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import * as antd from 'antd';
import { ConfirmContent } from 'antd/lib/modal/ConfirmDialog.js';
import { createElement, type ElementType } from 'react';
import { renderToString } from 'react-dom/server';
import type { Plugin } from 'vite';
import { theme } from './desk/theme.ts';

const desk = join(import.meta.dirname, 'desk');

/** Fills `desk/library.css`. The plugin's second half keeps out the library's own writer of style elements. */
export const libraryCss = (): Plugin => ({
  name: 'library-css',
  enforce: 'pre',
  resolveId: (source) =>
    /\/Dom\/dynamicCSS$/.test(source) ? fileURLToPath(import.meta.resolve('./desk/no-style-elements.ts')) : undefined,
  transform: (code, id) => (id.endsWith('/desk/library.css') ? code + styleSheet() : undefined),
});

const styleSheet = (): string => {
  const cache = createCache();
  for (const [part, properties] of [...[...named()].map(partOf), ...laterParts])
    renderToString(
      createElement(
        StyleProvider,
        { cache },
        createElement(
          antd.ConfigProvider,
          { theme: { ...theme, zeroRuntime: false } },
          createElement(part, properties),
        ),
      ),
    );
  return extractStyle(cache, { plain: true, types: ['style', 'token', 'cssVar'] });
};

type Part = readonly [type: ElementType, properties: object];

/** What components show only later: when something is hovered, opened, waited for, asked or told. */
const laterParts: readonly Part[] = [
  [antd.Tooltip, {}],
  [antd.Dropdown, {}],
  [antd.Menu, {}],
  [antd.Spin, {}],
  [antd.message._InternalPanelDoNotUseOrYouWillBeFired, {}],
  [ConfirmContent, { prefixCls: 'ant-modal', confirmPrefixCls: 'ant-modal-confirm' }],
];

/** What a component does not render without. */
const needed: Readonly<Record<string, object>> = { 'Form.List': { name: 'list', children: () => null } };

/** `Button`, `Input.TextArea`: what the desk's sources take from the library. */
const named = (): ReadonlySet<string> =>
  new Set(
    globSync('**/*.tsx', { cwd: desk }).flatMap((file) => {
      const source = readFileSync(join(desk, file), 'utf8');
      const names = /import \{([^}]+)\} from 'antd'/.exec(source)?.[1] ?? '';
      return names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => /^[A-Z]/.test(name))
        .flatMap((name) => [name, ...(source.match(new RegExp(`(?<=<)${name}\\.\\w+`, 'g')) ?? [])]);
    }),
  );

const partOf = (name: string): Part => {
  const found = name.split('.').reduce((all: object, key) => all[key as keyof typeof all], antd);
  if (found === undefined) throw new Error(`antd has no ${name}`);
  return [found as ElementType, needed[name] ?? {}];
};
