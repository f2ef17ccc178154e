/** The quiet toolbar of the text. One tab stop; arrow keys go from tool to tool, Escape back to the text. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BlockSelect } from './BlockSelect.tsx';
import { TOOLS, type Tool, writtenKeys } from './tools.ts';

function moved(place: number, key: string, count: number): number | null {
  if (key === 'ArrowRight') return (place + 1) % count;
  if (key === 'ArrowLeft') return (place + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

function runTool(editor: Editor, tool: Tool): void {
  const { view } = editor;
  if (!tool.leaves) view.focus();
  tool.command(view.state, view.dispatch, view);
}

/** Whether somebody has gone into the text yet; before that, no place in it is anybody's. */
function useEntered(editor: Editor): boolean {
  const [entered, setEntered] = useState<Editor | null>(null);
  useEffect(() => {
    const enter = () => setEntered(editor);
    editor.on('focus', enter);
    return () => void editor.off('focus', enter);
  }, [editor]);
  return entered === editor;
}

export function Toolbar({ editor, bar }: { editor: Editor; bar: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('document');
  const [stop, setStop] = useState(0);
  const entered = useEntered(editor);
  const pressed = useEditorState({
    editor,
    selector: ({ editor: { state } }) => TOOLS.map((tool) => (tool.isOn ? tool.isOn(state) : null)),
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      editor.view.focus();
      return;
    }
    const place = moved(stop, event.key, TOOLS.length + 1);
    if (place === null) return;
    event.preventDefault();
    setStop(place);
    event.currentTarget.querySelectorAll<HTMLElement>('select,button')[place]?.focus();
  };

  return (
    <div
      ref={bar}
      className="article-tools"
      role="toolbar"
      aria-label={t('tools')}
      data-resting={entered ? undefined : true}
      onKeyDown={onKeyDown}
    >
      <BlockSelect editor={editor} resting={!entered} tabIndex={stop === 0 ? 0 : -1} onFocus={() => setStop(0)} />
      {TOOLS.map((tool, place) => (
        <button
          key={tool.name}
          type="button"
          disabled={!entered}
          tabIndex={stop === place + 1 ? 0 : -1}
          aria-label={t(tool.name)}
          aria-pressed={(entered ? pressed[place] : tool.isOn && false) ?? undefined}
          title={
            tool.keys
              ? t('shortcut', { name: t(tool.name), keys: writtenKeys(tool.keys, navigator.platform) })
              : t(tool.name)
          }
          onFocus={() => setStop(place + 1)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => runTool(editor, tool)}
        >
          <tool.icon size={16} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
