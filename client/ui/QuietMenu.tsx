/** What can be done with something, behind one quiet button. */
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { type ReactNode, useRef } from 'react';

export interface QuietMenuProps {
  /** Names the button. */
  label: string;
  onOpen?(): void;
  /** Items. */
  children: ReactNode;
}

/** As it closes its button has the focus again, and what was chosen may take it from there: a field that opens keeps it. */
export function QuietMenu({ label, onOpen, children }: QuietMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu
      position="bottom-end"
      returnFocus={false}
      onClose={() => button.current?.focus({ preventScroll: true })}
      {...(onOpen ? { onOpen } : {})}
    >
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={label}
          // The selection outlives the press: what is chosen may be about it.
          onMouseDown={(event) => event.preventDefault()}
        >
          <Ellipsis size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown maw={280}>{children}</Menu.Dropdown>
    </Menu>
  );
}
