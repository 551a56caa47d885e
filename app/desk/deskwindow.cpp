// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/deskwindow.h"

#include "desk/alarmband.h"
#include "desk/callercard.h"
#include "desk/caseheader.h"
#include "desk/checklistpanel.h"
#include "desk/closebar.h"
#include "desk/complaintpanel.h"
#include "desk/deskkeys.h"
#include "desk/deskscripts.h"
#include "desk/dispositionpanel.h"
#include "desk/earlierpanel.h"
#include "desk/emergencypanel.h"
#include "desk/emergencystrip.h"
#include "desk/flowcard.h"
#include "desk/handoversheet.h"
#include "desk/idlepanel.h"
#include "desk/keybar.h"
#include "look/look.h"
#include "desk/noticebar.h"
#include "desk/openingpanel.h"
#include "desk/phonecard.h"
#include "desk/readbackpanel.h"
#include "desk/recordform.h"
#include "desk/resultpanel.h"
#include "desk/scriptpanel.h"
#include "desk/stepbar.h"
#include "desk/topbar.h"
#include "wording/wording.h"

#include <QApplication>
#include <QCloseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace kikitori {

namespace {

constexpr int kLeftWidth = 292;
constexpr int kRightWidth = 368;
constexpr int kFoldBelow = 1000; ///< design pixels: narrower than this, the record goes below the phone
constexpr int kWideFrom = 1400;

QScrollArea *scrollOf(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    content->setObjectName(QStringLiteral("ground"));
    content->setAttribute(Qt::WA_StyledBackground);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

DeskWindow::DeskWindow(DeskSession &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("window"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Kikitori"));
    setFocusPolicy(Qt::NoFocus);
    build();
    listen();
    m_keys = new DeskKeys(this);
    bindKeys();
    bindPanelKeys();
    m_theme.dress(this);
    resize(1600, 1000);
    refresh();
}

DeskWindow::~DeskWindow() = default;

void DeskWindow::build()
{
    auto *box = new QVBoxLayout(this);
    space(box, 0, 0);
    box->addWidget(m_top = new TopBar(m_session, this));
    box->addWidget(m_alarms = new AlarmBand("alarm-band", this));
    box->addWidget(m_notes = new AlarmBand("note-band", this));
    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(12, 12, 12, 0);
    columns->setSpacing(12);
    buildColumns();
    columns->addWidget(m_left);
    columns->addWidget(m_middle, 1);
    columns->addWidget(m_right);
    box->addLayout(columns, 1);
    box->addWidget(m_notice = new NoticeBar(this));
    box->addWidget(m_keyBar = new KeyBar(this));
}

void DeskWindow::buildColumns()
{
    auto *leftContent = new QWidget;
    m_leftBox = new QVBoxLayout(leftContent);
    space(m_leftBox, 0, 12);
    m_leftBox->addWidget(m_caller = new CallerCard(m_session));
    m_leftBox->addWidget(m_phone = new PhoneCard(m_session));
    m_leftBox->addWidget(m_flow = new FlowCard(m_session));
    m_leftBox->addStretch(1);
    m_left = m_leftScroll = scrollOf(leftContent, this);

    m_middle = new QWidget(this);
    m_middleBox = new QVBoxLayout(m_middle);
    space(m_middleBox, 0, 8);
    m_middleBox->addWidget(m_steps = new StepBar(m_session, m_middle));
    m_middleBox->addWidget(m_strip = new EmergencyStrip(m_session, m_middle));
    m_middleBox->addWidget(m_header = new CaseHeader(m_session, m_middle));
    m_panels = new QWidget;
    m_panelBox = new QVBoxLayout(m_panels);
    space(m_panelBox, 0, 8);
    m_result = new ResultPanel(m_session);
    m_idle = new IdlePanel(m_session);
    m_stepPanels = { new OpeningPanel(m_session), new EmergencyPanel(m_session), new ComplaintPanel(m_session),
        new ChecklistPanel(m_session), m_result, new DispositionPanel(m_session) };
    m_panelBox->addWidget(m_idle);
    m_readBack = new ReadBackPanel(m_session);
    m_earlier = new EarlierPanel(m_session);
    m_scripts = new DeskScripts(m_session, this);
    m_script = new ScriptPanel(*m_scripts);
    m_handOver = new HandOverSheet(m_session, *m_scripts);
    for (Panel *one : m_stepPanels + QList<Panel *> { m_readBack, m_earlier, m_script, m_handOver }) {
        m_panelBox->addWidget(one);
        one->hide();
    }
    m_shown = m_idle;
    m_middleBox->addWidget(m_panelScroll = scrollOf(m_panels, m_middle), 1);

    m_panelScroll->viewport()->installEventFilter(this);
    m_panels->installEventFilter(this);

    m_right = new QWidget(this);
    m_rightBox = new QVBoxLayout(m_right);
    space(m_rightBox, 0, 8);
    m_rightBox->setContentsMargins(0, 0, 0, 8);
    m_formScroll = scrollOf(m_form = new RecordForm(m_session), m_right);
    m_form->setObjectName(QStringLiteral("recordForm"));
    m_rightBox->addWidget(m_formScroll, 1);
    m_rightBox->addWidget(m_close = new CloseBar(m_session, m_right));
}

void DeskWindow::listen()
{
    m_bringing.setSingleShot(true); // after the layouts that are under way
    connect(&m_bringing, &QTimer::timeout, this, &DeskWindow::bringIntoSight);
    connect(&m_session, &DeskSession::changed, this, &DeskWindow::refresh);
    connect(&m_session, &DeskSession::ticked, m_top, &TopBar::refreshTimes);
    connect(&m_session, &DeskSession::metered, m_phone, &PhoneCard::refreshMeters);
    connect(&m_session, &DeskSession::attention, this, &DeskWindow::lead);
    connect(&m_session, &DeskSession::failed, this, [this](const Error &error) { tell(sentenceFor(error)); });
    connect(m_top, &TopBar::lockWanted, this, &DeskWindow::lockWanted);
    connect(m_top, &TopBar::handOverWanted, this, &DeskWindow::handOverWanted);
    connect(m_phone, &PhoneCard::listLeft, this, [this] { panel()->takeFocus(); });
    connect(m_phone, &PhoneCard::doctorFieldWanted, this, [this] { m_form->focusKind(FieldKind::Doctor); });
    connect(m_phone, &PhoneCard::placeWanted, this, [this] { m_form->focusKind(FieldKind::Municipality); });
    connect(m_close, &CloseBar::wanted, this, [this](int index) {
        const auto missing = m_session.missing();
        if (index < static_cast<int>(missing.size()))
            lead(missing[static_cast<size_t>(index)]);
    });
    for (Panel *one : m_panels->findChildren<Panel *>(QString(), Qt::FindDirectChildrenOnly)) {
        connect(one, &Panel::wantsVisible, this, [this, one](QWidget *widget) {
            if (one != m_shown) // one that lies below or is not its turn
                return;
            m_wanted = widget;
            m_bringing.start();
        });
    }
    // A turn later: what takes the focus may only just have been shown.
    connect(qApp, &QApplication::focusChanged, this, &DeskWindow::showFocus, Qt::QueuedConnection);
}

void DeskWindow::bringIntoSight()
{
    QWidget *widget = m_wanted;
    if (!widget || !widget->isVisible())
        return;
    const int room = m_panelScroll->viewport()->height();
    if (widget->height() < room)
        m_panelScroll->ensureWidgetVisible(widget, 0, qMin(widget->height(), (room - widget->height()) / 2));
    else // higher than the column: its beginning is what must be read
        m_panelScroll->verticalScrollBar()->setValue(widget->mapTo(m_panels, QPoint()).y());
}

void DeskWindow::showFocus()
{
    QWidget *now = QApplication::focusWidget();
    for (QScrollArea *scroll : { m_leftScroll, m_formScroll, m_panelScroll }) {
        if (now && scroll->widget() && scroll->widget()->isAncestorOf(now) && !qobject_cast<Panel *>(now))
            scroll->ensureWidgetVisible(now, 0, 12);
    }
}

Panel *DeskWindow::panel() const
{
    if (!m_session.hasCase())
        return m_idle;
    return m_sheet ? m_sheet : m_stepPanels[static_cast<int>(m_session.step())];
}

void DeskWindow::toggleSheet(Panel *sheet)
{
    if (!m_session.hasCase())
        return;
    if (m_sheet == sheet) {
        leaveSheet();
        return;
    }
    m_sheet = sheet;
    m_sheetOver = m_session.step();
    refresh();
}

void DeskWindow::leaveSheet()
{
    if (!m_sheet)
        return;
    m_sheet = nullptr;
    m_session.leaveEarlier();
    refresh();
}

void DeskWindow::refresh()
{
    m_top->refresh();
    const Staff *finisher = m_session.finisher();
    m_notes->set(QStringLiteral("hand-over"),
        finisher ? tr("%1 finishes this case. New calls are for %2.").arg(finisher->name, m_session.agent().name) : QString());
    const bool open = m_session.hasCase();
    const bool ringing = m_session.state() == DeskSession::State::Ringing;
    m_left->setVisible(open || ringing);
    m_right->setVisible(open && !m_folded);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_steps, m_header })
        widget->setVisible(open);
    if (open || ringing) {
        m_caller->refresh();
        m_phone->refresh();
    }
    m_flow->setVisible(open);
    m_form->setVisible(open);
    m_close->setVisible(open);
    if (open) {
        m_flow->refresh();
        m_steps->refresh();
        m_header->refresh();
        m_form->refresh();
        m_close->refresh();
    }
    m_strip->refresh();
    const bool gone = m_sheet == m_earlier && !m_session.earlierFile() && !m_session.lookingUpEarlier();
    if (m_sheet && (!open || m_sheetOver != m_session.step() || gone))
        m_sheet = nullptr;
    showStep();
    panel()->refresh();
    refreshHints();
}

void DeskWindow::showStep()
{
    Panel *now = panel();
    if (now == m_shown)
        return;
    now->show();
    m_shown->hide();
    m_shown = now;
    m_wanted = nullptr;
    now->refresh();
    m_panelScroll->verticalScrollBar()->setValue(0);
    now->takeFocus();
}

void DeskWindow::arrange()
{
    const int width = qRound(this->width() / m_theme.scale());
    const bool folded = width < kFoldBelow;
    if (folded != m_folded) {
        m_folded = folded;
        if (folded) {
            m_formScroll->takeWidget();
            m_leftBox->insertWidget(2, m_form);
            m_leftBox->insertWidget(3, m_close);
            m_panelBox->insertWidget(0, m_steps); // the urgency stays in sight; steps and checks scroll
            m_panelBox->insertWidget(1, m_strip);
        } else {
            m_leftBox->removeWidget(m_form);
            m_leftBox->removeWidget(m_close);
            m_formScroll->setWidget(m_form);
            m_rightBox->addWidget(m_close);
            m_middleBox->insertWidget(0, m_steps);
            m_middleBox->insertWidget(1, m_strip);
        }
        const bool open = m_session.hasCase();
        m_form->setVisible(open);
        m_close->setVisible(open);
        m_right->setVisible(open && !folded);
        m_steps->setVisible(open);
        m_strip->refresh();
    }
    const double share = width >= kWideFrom ? 1.0 : 0.9;
    const int side = folded ? qMin(width * 2 / 5, 340) : qRound(kLeftWidth * share);
    m_left->setFixedWidth(m_theme.px(side));
    m_right->setFixedWidth(m_theme.px(kRightWidth * share));
}

void DeskWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool DeskWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_panelScroll->viewport() && event->type() == QEvent::Resize) {
        for (Panel *one : std::as_const(m_stepPanels))
            one->setRoom(m_panelScroll->viewport()->height());
    }
    if (watched == m_panels && event->type() == QEvent::Resize)
        m_bringing.start(); // what grew above it must not push the present question away
    return QWidget::eventFilter(watched, event);
}

void DeskWindow::setFontScale(double scale)
{
    setTheme(Theme(m_theme.mode(), scale));
}

void DeskWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_theme.dress(this);
    arrange();
    refresh();
}

void DeskWindow::tell(const QString &sentence)
{
    m_notice->tell(sentence);
}

void DeskWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    if (m_session.hasCase() || m_session.state() == DeskSession::State::Ringing)
        tell(tr("A case is open. The window stays, so that nobody is cut off. Close the case first."));
    else
        Q_EMIT signOutWanted();
}

void DeskWindow::setScripts(ScriptBook book)
{
    m_scripts->setBook(std::move(book));
}

void DeskWindow::setShareStatus(const QString &words)
{
    m_keyBar->setShareStatus(words);
}

void DeskWindow::setShareDetails(const QString &sentence)
{
    m_shareDetails = sentence;
    m_keyBar->setShareAlarm(!sentence.isEmpty());
}

void DeskWindow::setAlarm(const QString &name, const QString &sentence)
{
    m_alarms->set(name, sentence);
}

void DeskWindow::lead(const DeskSession::Missing &missing)
{
    using What = DeskSession::Missing::What;
    leaveSheet();
    switch (missing.what) {
    case What::OpeningSaid:
        m_session.setStep(DeskSession::Step::Opening);
        break;
    case What::Emergency:
        m_session.setStep(DeskSession::Step::Emergency);
        break;
    case What::Field: {
        const FieldSpec *field = m_session.program().field(missing.name);
        if (field && field->kind == FieldKind::Choice && field->choices.isEmpty())
            m_session.setStep(DeskSession::Step::Disposition);
        else if (field && m_form->focusField(missing.name))
            return;
        break;
    }
    case What::OpenRed:
        m_session.goToOpenRed();
        if (m_session.state() == DeskSession::State::WrapUp && m_close->focusReason())
            return; // the caller is gone: what is left is to say why
        break;
    case What::Weigh:
        m_session.goToFact();
        break;
    case What::Decision:
        m_session.setStep(DeskSession::Step::Result);
        if (m_session.record().decidedUrgency) {
            m_result->focusReason();
            return;
        }
        break;
    }
    panel()->takeFocus();
}

} // namespace kikitori
