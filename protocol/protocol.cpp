// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/protocol.h"

#include <algorithm>

namespace kikitori {

const Item *Protocol::item(const QString &code) const
{
    const auto it = std::find_if(items.begin(), items.end(), [&](const Item &item) { return item.code == code; });
    return it == items.end() ? nullptr : &*it;
}

QString Pack::urgencyMeaning(Urgency urgency) const
{
    return meanings.value(urgency);
}

const Protocol *Pack::protocol(const QString &protocolId) const
{
    const auto it =
        std::find_if(protocols.begin(), protocols.end(), [&](const Protocol &p) { return p.id == protocolId; });
    return it == protocols.end() ? nullptr : &*it;
}

const EmergencyCheck *Pack::emergencyCheck(const QString &code) const
{
    const auto it =
        std::find_if(emergency.begin(), emergency.end(), [&](const EmergencyCheck &c) { return c.code == code; });
    return it == emergency.end() ? nullptr : &*it;
}

} // namespace kikitori
