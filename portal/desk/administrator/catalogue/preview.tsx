/** A matter's notice and letter as the public will see them, and what a version changes. */
import { Empty } from 'antd';
import type { MatterContent } from '#domain/matter/content.ts';
import { anySignatory, matterTexts } from '#domain/matter/texts.ts';
import { Nothing } from '../../shell/states.tsx';
import type { Change } from './changes.ts';
import './catalogue.css';

/** Digests are made where the texts are published; here nobody reads them. */
const undigested = (): string => '';

const isReadable = ({
  kind,
  verification: { method },
  disclosureScope,
}: Partial<MatterContent> & MatterContent): boolean =>
  [kind, method, disclosureScope].every((choice) => choice !== undefined);

/** The two texts, beside each other where there is room. */
export const Texts = ({ content }: { readonly content: MatterContent }) => {
  if (!isReadable(content)) return <Nothing>选好事项类别、核查方式和公开类型后，这里显示告知书和承诺书。</Nothing>;
  const { notice, letter } = matterTexts(content, anySignatory, { matterId: '', version: 0 }, undigested);
  return (
    <div className="matter-texts">
      <Paper title="告知书" text={notice} />
      {content.excluded === null ? (
        <Paper title="承诺书" text={letter} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="不适用告知承诺的事项没有承诺书" />
      )}
    </div>
  );
};

/** Long texts scroll within themselves, also by keyboard. */
export const Paper = ({ title, text }: { readonly title: string; readonly text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1).
  <section className="matter-paper" aria-label={title} tabIndex={0}>
    {text}
  </section>
);

export const Changes = ({ of }: { readonly of: readonly Change[] }) =>
  of.length === 0 ? (
    <p>与现行版本没有不同。</p>
  ) : (
    <ul className="matter-changes">
      {of.map(({ label, before, after }) => (
        <li key={`${label}${before}${after}`}>
          <strong>{label}</strong>
          {before !== null && (
            <del>
              <span className="matter-sign">{after === null ? '删去' : '原为'}</span>
              {before}
            </del>
          )}
          {after !== null && (
            <ins>
              <span className="matter-sign">{before === null ? '新增' : '改为'}</span>
              {after}
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
