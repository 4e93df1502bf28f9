/** Generated parts inside hand-written pages: what stands between `<!-- docs:name -->` and `<!-- /docs -->`. */
import { Trouble } from '../lib/say.ts';

const block = /<!-- docs:([a-z0-9-]+) -->\n[\s\S]*?<!-- \/docs -->/g;

/**
 * The page with its blocks filled.
 *
 * @param file its path, for the message
 * @param blocks what belongs into each block, by name
 * @throws Trouble where the page asks for a block that nothing generates
 */
export const fillBlocks = (file: string, text: string, blocks: ReadonlyMap<string, string>): string =>
  text.replace(block, (_, name: string) => {
    const content = blocks.get(name);
    if (content === undefined) {
      throw new Trouble(`${file} 中的 docs:${name} 没有对应的生成内容，可用的有：${[...blocks.keys()].join('、')}。`);
    }
    return `<!-- docs:${name} -->\n\n${content}\n\n<!-- /docs -->`;
  });
