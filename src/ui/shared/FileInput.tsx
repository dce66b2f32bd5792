import type { RefObject } from 'react'

/** Folders are chosen by an attribute that the declared types do not know. */
const FOLDER = { webkitdirectory: '' }

/** A field to choose files with, hidden from sight and from the keyboard: the button beside it clicks on it. */
export function FileInput({
  ref,
  label,
  accept,
  isMany = false,
  isFolder = false,
  onChosen
}: {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly label: string
  /** Endings of the files meant; every file where absent. */
  readonly accept?: string
  readonly isMany?: boolean
  /** A folder is chosen, with all files in it. */
  readonly isFolder?: boolean
  readonly onChosen: (files: readonly File[]) => void
}) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      {...(isFolder && FOLDER)}
      {...(accept !== undefined && { accept })}
      multiple={isMany || isFolder}
      aria-label={label}
      onChange={({ currentTarget }) => {
        onChosen([...(currentTarget.files ?? [])])
        // The same file may be chosen again after it was changed.
        currentTarget.value = ''
      }}
    />
  )
}
