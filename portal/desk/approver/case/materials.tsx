import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api.ts';
import { Nothing, Shown } from '../../shell/states.tsx';

export interface DocumentRef {
  readonly documentId: string;
  readonly label: string;
}

/** The documents of a case and the chosen one beside them. Each look at a document is recorded. */
export const Materials = ({
  caseId,
  documents,
}: {
  readonly caseId: string;
  readonly documents: readonly DocumentRef[];
}) => {
  const [chosen, setChosen] = useState<string | null>(null);
  if (documents.length === 0) return <Nothing>没有材料。</Nothing>;
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        {documents.map(({ documentId, label }) => (
          <Button
            key={documentId}
            type={documentId === chosen ? 'primary' : 'default'}
            aria-pressed={documentId === chosen}
            onClick={() => setChosen(documentId === chosen ? null : documentId)}
          >
            {label}
          </Button>
        ))}
      </Flex>
      {chosen !== null && <Viewer caseId={caseId} documentId={chosen} />}
    </Flex>
  );
};

const Viewer = ({ caseId, documentId }: { readonly caseId: string; readonly documentId: string }) => (
  <Shown of={useAnswer('readDocument', { params: { documentId }, query: { caseId } }, { once: true })}>
    {({ contentType, fileName, download }) =>
      download === null ? (
        <Nothing>该材料没有上传完成。</Nothing>
      ) : contentType === 'application/pdf' ? (
        <iframe className="document" title={fileName} src={download.url} />
      ) : (
        <img className="document-picture" alt={fileName} src={download.url} />
      )
    }
  </Shown>
);
