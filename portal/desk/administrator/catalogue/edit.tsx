import { useParams } from 'react-router';
import type { AnswerOf } from '../../../api/operations.ts';
import { useAnswer } from '../../api.ts';
import { Page } from '../../shell/page.tsx';
import { Shown } from '../../shell/states.tsx';
import { type Base, Editor } from './editor.tsx';

/** A new matter, or the next version of one. */
export const Component = () => {
  const { matterId } = useParams();
  return matterId === undefined ? <NewMatter /> : <NextVersion matterId={matterId} />;
};

const NewMatter = () => (
  <Page title="新的事项">
    <Shown of={useAnswer('listUnits', {})}>{({ entries }) => <Editor base={null} units={entries} />}</Shown>
  </Page>
);

const NextVersion = ({ matterId }: { readonly matterId: string }) => {
  const matter = useAnswer('readMatter', { params: { matterId } });
  const units = useAnswer('listUnits', {});
  return (
    <Page title="事项的新版本">
      <Shown of={matter}>
        {(last) => <Shown of={units}>{({ entries }) => <Editor base={baseOf(last)} units={entries} />}</Shown>}
      </Shown>
    </Page>
  );
};

const baseOf = ({ matterId, version, status, content }: AnswerOf<'readMatter'>): Base => ({
  matterId,
  version,
  inForce: status === 'inForce',
  content,
});
