# Short forms of conversations made long: clocks of 2026-03-02, one session a participant.
def stamp: if . == null then null else "2026-03-02T" + . + "Z" end;
def segment: {segmentType: .[0], segmentStart: (.[1] | stamp), segmentEnd: (.[2] | stamp)} + (.[3] // {});
{
  conversationId: .id,
  conversationStart: (.start | stamp),
  originatingDirection: .direction,
  participants: [.who[] | {
    purpose: .[0], userId: .[1],
    sessions: [{mediaType: (.[4] // "voice"), ani: "tel:+15550001", segments: [.[2][] | segment],
                metrics: [(.[3] // {}) | to_entries[] | {name: .key, value}]}]}]
}
