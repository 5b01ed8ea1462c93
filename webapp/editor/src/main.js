import "prosemirror-view";
