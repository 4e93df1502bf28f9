/** The queue by keyboard. A key means something only while nobody is typing. */
import { useEffect } from 'react';

export const keyWords = [
  ['J / K', '下一项 / 上一项'],
  ['Enter', '打开'],
  ['X', '选择或取消选择'],
  ['C', '认领所选（未选择时为当前项）'],
  ['?', '显示快捷键'],
] as const;

type Keys = Readonly<Record<string, () => void>>;

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export const useKeys = (keys: Keys): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keys[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
};
