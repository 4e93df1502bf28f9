import { useAnswer } from '../../api.ts';
import { documentWords } from '../words.ts';

/** A document by its file's name, which may name a person and so is asked for each time instead of being kept. */
export const DocumentName = ({ documentId }: { readonly documentId: string }) => {
  const { data } = useAnswer('readDocument', { params: { documentId } });
  if (data === undefined) return <span>材料</span>;
  const name = `${documentWords[data.kind]}：${data.fileName}`;
  return data.download === null ? (
    <span>{name}</span>
  ) : (
    <a href={data.download.url} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
};
