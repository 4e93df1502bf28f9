/** Where documents are handed in: chosen, carried over with their progress, tried again after a failure, taken out again. */
import { Button, Progress } from 'antd';
import { createContext, useContext, useEffect, useId, useReducer, useRef, useState } from 'react';
import { allowedContentTypes } from '#contracts/document-limits.ts';
import { Problem } from '../../../api/problem.ts';
import { carry, faultOf, type Upload } from '../../documents/upload.ts';
import type { DocumentKind } from '../words.ts';
import { DocumentName } from './document-name.tsx';

/** An internal bound of the API for each list of documents. */
const maxFiles = 10;

/** How many files of a form are not there yet, so that it does not go on without them. */
const Unfinished = createContext<(change: number) => void>(() => undefined);
export const UnfinishedUploads = Unfinished.Provider;
export const useUnfinishedUploads = () => useReducer((count: number, change: number) => count + change, 0);

interface Props {
  readonly subjectId: string;
  readonly kind: DocumentKind;
  readonly recordId?: string;
  /** What the document is, as its label says. */
  readonly label: string;
  readonly documentIds: readonly string[];
  /** Called with a change of the list as it is at that moment: several files may arrive one after another. */
  readonly onChange: (change: (documentIds: readonly string[]) => readonly string[]) => void;
}

interface UnderWay {
  readonly upload: Upload;
  readonly percent: number;
  readonly problem: Problem | null;
}

export const UploadField = ({ label, documentIds, onChange, ...about }: Props) => {
  const id = useId();
  const [underWay, setUnderWay] = useState<readonly UnderWay[]>([]);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const ended = useRef(new AbortController());
  useEffect(() => {
    ended.current = new AbortController();
    return () => ended.current.abort();
  }, []);

  const report = useContext(Unfinished);
  useEffect(() => {
    report(underWay.length);
    return () => report(-underWay.length);
  }, [underWay.length, report]);

  const set = (key: string, change: Partial<UnderWay>): void =>
    setUnderWay((all) => all.map((one) => (one.upload.key === key ? { ...one, ...change } : one)));
  const drop = (key: string): void => setUnderWay((all) => all.filter(({ upload }) => upload.key !== key));

  const send = async (upload: Upload): Promise<void> => {
    set(upload.key, { percent: 0, problem: null });
    try {
      const documentId = await carry(upload, (percent) => set(upload.key, { percent }), ended.current.signal);
      onChange((ids) => [...ids, documentId]);
      drop(upload.key);
    } catch (error) {
      if (error instanceof Problem) set(upload.key, { problem: error });
      else if (!ended.current.signal.aborted) throw error;
    }
  };

  const choose = (files: readonly File[]): void => {
    const room = maxFiles - documentIds.length - underWay.length;
    const wrong = files.flatMap((file) => faultOf(file) ?? []);
    const good = files.filter((file) => faultOf(file) === null);
    setFaults([...wrong, ...(good.length > room ? [`每项最多${maxFiles}个文件，多出的没有上传。`] : [])]);
    const uploads = good.slice(0, room).map((file) => ({ owner: about, file, key: crypto.randomUUID() }));
    setUnderWay((all) => [...all, ...uploads.map((upload) => ({ upload, percent: 0, problem: null }))]);
    for (const upload of uploads) void send(upload);
  };

  return (
    <div className="ent-upload">
      <label htmlFor={id} className="ent-upload-button">
        上传{label}
        <input
          id={id}
          type="file"
          multiple
          accept={allowedContentTypes.join()}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            choose([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </label>
      <small id={`${id}-hint`}>PDF、JPG 或 PNG，每个不超过20MB</small>
      {faults.length > 0 && (
        <div role="alert" className="ent-fault">
          {faults.map((fault) => (
            <div key={fault}>{fault}</div>
          ))}
        </div>
      )}
      <ul className="ent-files" aria-live="polite">
        {documentIds.map((documentId) => (
          <li key={documentId}>
            <DocumentName documentId={documentId} />
            <Button type="text" size="small" onClick={() => onChange((ids) => ids.filter((one) => one !== documentId))}>
              移除
            </Button>
          </li>
        ))}
        {underWay.map(({ upload, percent, problem }) => (
          <li key={upload.key}>
            <span>{upload.file.name}</span>
            {problem === null ? (
              <Progress percent={percent} size="small" aria-label={`${upload.file.name}上传进度`} />
            ) : (
              <>
                <span className="ent-fault" role="alert">
                  {problem.title}：{problem.detail}
                </span>
                <Button size="small" onClick={() => void send(upload)}>
                  重试
                </Button>
                <Button type="text" size="small" onClick={() => drop(upload.key)}>
                  放弃
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
